package dockerana.distribution.keeping;

import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps of each record its id and its text, a line each; what it has taken is on the disk. */
final class KeepingSink implements RecordSink {
    private final Path file;
    private @Nullable FileChannel channel;

    KeepingSink(KeepingConfig config) {
        this.file = config.file();
    }

    /** What a killed agent had under way ends here: whatever follows is a line of its own. */
    @Override
    public void connect() throws IOException {
        close();
        FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        channel = opened;
        put("\n", opened);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            throw new IOException(file + " is not open");
        }
        StringBuilder lines = new StringBuilder();
        for (LogRecord record : records) {
            lines.append(record.id()).append('\t').append(record.text()).append('\n');
        }
        put(lines.toString(), open);
        open.force(false);
    }

    private static void put(String text, FileChannel open) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
