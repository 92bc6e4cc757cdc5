package dockerana.plugin.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What comes over a wire, as a stream. An interrupt ends a read and stays set. */
final class WireInput extends InputStream {
    private final Wire wire;
    private final ByteBuffer in = ByteBuffer.allocate(8 * 1024).flip();
    private long deadline = System.nanoTime();
    private boolean last;

    WireInput(Wire wire) {
        this.wire = wire;
    }

    /** Everything that is read has to come within this time from now; replaces what was said before. */
    void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /** After what comes now, nothing else can. */
    WireInput last() {
        last = true;
        return this;
    }

    /** Whether another answer may come, and none is here that nobody asked for. */
    boolean isClean() {
        return !last && !in.hasRemaining();
    }

    @Override
    public int read() throws IOException {
        return fill() ? in.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, in.remaining());
        in.get(bytes, offset, count);
        return count;
    }

    @Override
    public int available() {
        return in.remaining();
    }

    private boolean fill() throws IOException {
        if (in.hasRemaining()) {
            return true;
        }
        in.clear();
        try {
            return wire.read(in, deadline) > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            in.flip();
        }
    }
}
