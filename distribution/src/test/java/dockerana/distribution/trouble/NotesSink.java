package dockerana.distribution.trouble;

import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Notes of each record its text. */
final class NotesSink implements RecordSink {
    private final Path file;

    NotesSink(FileConfig config) {
        this.file = config.file();
    }

    @Override
    public void connect() throws IOException {
        Files.writeString(file, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException {
        Files.write(file, records.stream().map(LogRecord::text).toList(), StandardOpenOption.APPEND);
    }
}
