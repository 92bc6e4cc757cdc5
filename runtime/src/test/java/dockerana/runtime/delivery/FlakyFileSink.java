package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Appends {@code milliseconds id} of each record to a file, and returns when that is on disk. It is slow, and some of its writes are refused,
 * fail, or meet a bug, before anything is written.
 */
final class FlakyFileSink implements RecordSink {
    /** After so many writes nothing fails any more. */
    static final int CALM = 9;

    private final Path file;
    private final AtomicInteger writes;
    private FileChannel out;

    /** @param writes counts over the lives of the sink, so that it does not fail the same way each time */
    FlakyFileSink(Path file, AtomicInteger writes) throws IOException {
        this.file = file;
        this.writes = writes;
        this.out = open();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void connect() throws IOException {
        out.close();
        out = open();
    }

    @Override
    public void write(List<LogRecord> records) throws IOException, InterruptedException {
        switch (writes.incrementAndGet()) {
            case 3 -> throw new IOException("the disk is away");
            case 6 -> throw new IllegalStateException("a bug of the sink");
            case 9 -> throw new RefusedException("the disk is busy", Duration.ZERO);
            default -> Thread.sleep(10);
        }
        StringBuilder lines = new StringBuilder();
        for (LogRecord record : records) {
            lines.append(System.currentTimeMillis())
                    .append(' ')
                    .append(record.id())
                    .append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(true);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
