package dockerana.plugin.docker;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes what is not done in time. A unix socket knows no timeout, and a close is what wakes a thread that waits in a read, a write or a
 * connect. One thread for all connections, begun with the first.
 */
final class Deadlines implements AutoCloseable {
    private final ThreadFactory threads;
    private @Nullable ScheduledThreadPoolExecutor clock;
    private boolean closed;

    Deadlines(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Cancel what it returns to be spared. */
    synchronized Future<?> close(Closeable late, Duration after, Runnable note) throws IOException {
        if (closed) {
            throw new IOException("the agent closes");
        }
        if (clock == null) {
            clock = new ScheduledThreadPoolExecutor(1, threads);
            clock.setRemoveOnCancelPolicy(true);
        }
        try {
            return clock.schedule(() -> end(late, note), after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("the agent closes", e);
        }
    }

    private static void end(Closeable late, Runnable note) {
        note.run();
        try {
            late.close();
        } catch (IOException e) { // it is as good as closed
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (clock != null) {
            clock.shutdownNow();
        }
    }
}
