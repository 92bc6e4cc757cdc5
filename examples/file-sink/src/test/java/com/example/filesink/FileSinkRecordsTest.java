package com.example.filesink;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.RecordSink;
import dockerana.testkit.ReceivedRecord;
import dockerana.testkit.RecordSinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What the agent expects of a sink of records. */
class FileSinkRecordsTest implements RecordSinkContract {
    @TempDir
    private Path folder;

    @Override
    public Component component() {
        return new FileSinkPlugin().components().getFirst();
    }

    @Override
    public RecordSink sink(Agent agent) {
        return new FileSink(new FileSinkConfig(folder.resolve("out.txt"), true), agent);
    }

    @Override
    public List<ReceivedRecord> received() {
        Path file = folder.resolve("out.txt");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(FileSinkRecordsTest::record).toList()
                    : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ReceivedRecord record(String line) {
        String[] words = line.split(" ", 3);
        return new ReceivedRecord(words[1], words[2].translateEscapes());
    }
}
