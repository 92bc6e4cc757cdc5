package dockerana.plugin.logs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way from a thread that waits at a socket to the one that takes them apart: copies, since the first reads into the same array
 * again. It holds so much and no more; then the first waits, and the engine with it, which has them in its log. Safe for both.
 */
final class Pipe {
    private static final int MOST = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final Runnable filled;
    private byte[] bytes = NOTHING;
    private int length;
    private boolean ended;
    private @Nullable Throwable failure;

    /** @param filled is told when it is half full, and when all is there */
    Pipe(Runnable filled) {
        this.filled = filled;
    }

    /** Adds bytes, at most as many as the pipe holds; waits until they fit. */
    void put(byte[] from, int count) throws InterruptedException {
        boolean tell;
        synchronized (this) {
            while (length + count > MOST) {
                wait();
            }
            if (bytes.length < length + count) {
                bytes = Arrays.copyOf(bytes, Math.min(MOST, Math.max(2 * bytes.length, length + count)));
            }
            System.arraycopy(from, 0, bytes, length, count);
            tell = length < MOST / 2 && length + count >= MOST / 2;
            length += count;
        }
        if (tell) {
            filled.run();
        }
    }

    /** No more will come; for this reason, unless the engine just ended it. */
    void end(@Nullable Throwable reason) {
        synchronized (this) {
            ended = true;
            failure = reason;
        }
        filled.run();
    }

    /** Moves all there is behind what another has. */
    synchronized int moveTo(Unread unread) {
        int moved = length;
        if (moved > 0) {
            unread.add(bytes, moved);
            length = 0;
            if (moved < bytes.length / 4) { // a flood is over
                bytes = NOTHING;
            }
            notifyAll();
        }
        return moved;
    }

    /** Whether no more will come than what is here. */
    synchronized boolean hasEnded() {
        return ended;
    }

    /** Why no more comes; null if the engine just ended it. */
    synchronized @Nullable Throwable failure() {
        return failure;
    }
}
