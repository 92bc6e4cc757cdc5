package dockerana.plugin.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** What comes over a connection, as a stream. What came and was not asked for yet is kept. Confined to one thread. */
public final class Incoming extends InputStream {
    /** How many bytes one reading brings at most. */
    public static final int SIZE = 8 * 1024;

    private final From from;
    private final ByteBuffer in = ByteBuffer.allocate(SIZE).flip();

    /** Where it comes from. */
    @FunctionalInterface
    public interface From {
        /**
         * Waits for bytes.
         *
         * @return how many came, or none or fewer if nothing will come any more
         */
        int read(ByteBuffer into) throws IOException;
    }

    /** Reads nothing yet. */
    public Incoming(From from) {
        this.from = from;
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

    /** How many bytes are here that were not asked for. */
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
            return from.read(in) > 0;
        } finally {
            in.flip();
        }
    }
}
