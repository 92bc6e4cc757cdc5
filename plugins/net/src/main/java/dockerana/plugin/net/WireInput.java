package dockerana.plugin.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What comes over a wire, until a deadline. An interrupt ends a read and stays set. Confined to one thread. */
final class WireInput {
    private final Wire wire;
    private final Incoming bytes = new Incoming(this::read);
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
        return !last && bytes.available() == 0;
    }

    /** The bytes. */
    InputStream bytes() {
        return bytes;
    }

    private int read(ByteBuffer into) throws IOException {
        try {
            return wire.read(into, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
