package dockerana.distribution.trouble;

import dockerana.api.Batch;
import dockerana.api.SampleSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Notes of each batch its source, its slot, and when it arrived, in milliseconds since 1970. */
final class TicksSink implements SampleSink {
    private final Path file;

    TicksSink(FileConfig config) {
        this.file = config.file();
    }

    @Override
    public void connect() throws IOException {
        Files.writeString(file, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void write(Batch batch) throws IOException {
        String line = "%s %d %d\n".formatted(batch.source(), batch.slotMillis(), System.currentTimeMillis());
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }
}
