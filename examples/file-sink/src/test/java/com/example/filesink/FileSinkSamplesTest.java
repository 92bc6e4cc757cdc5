package com.example.filesink;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.testkit.ReceivedSample;
import dockerana.testkit.SampleSinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What the agent expects of a sink of samples. */
class FileSinkSamplesTest implements SampleSinkContract {
    @TempDir
    private Path folder;

    @Override
    public Component component() {
        return new FileSinkPlugin().components().getFirst();
    }

    @Override
    public SampleSink sink(Agent agent) {
        return new FileSink(new FileSinkConfig(folder.resolve("out.txt"), false), agent);
    }

    @Override
    public List<ReceivedSample> received() {
        Path file = folder.resolve("out.txt");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(FileSinkSamplesTest::sample).toList()
                    : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ReceivedSample sample(String line) {
        String[] words = line.split(" ", -1);
        return new ReceivedSample(
                words[1], Double.parseDouble(words[2]), Instant.ofEpochSecond(Long.parseLong(words[3])));
    }

    /** Lines of text: the agent's own sinks do better. */
    @Override
    public double allocatedBytesPerSample() {
        return 1000;
    }
}
