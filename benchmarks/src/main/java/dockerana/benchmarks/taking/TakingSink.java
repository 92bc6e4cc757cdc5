package dockerana.benchmarks.taking;

import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes records, and tells in a file how many. */
final class TakingSink implements RecordSink {
    private final Path file;
    private @Nullable Taken taken;

    TakingSink(TakingConfig config) {
        this.file = config.file();
    }

    @Override
    public void connect() throws IOException {
        taken = Taken.in(file);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException {
        Taken told = taken;
        if (told == null) {
            throw new IOException(file + " is not open");
        }
        told.add(records.size());
    }
}
