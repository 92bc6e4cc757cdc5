package dockerana.runtime.pipeline;

import dockerana.api.Records;
import dockerana.api.StreamingSource;
import dockerana.runtime.component.Backoff;
import dockerana.runtime.component.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the records side of a streaming source, each instance on a thread of its own. Begun and ended by the thread that collects, which owns
 * the instance.
 */
final class StreamLoop {
    private static final Duration END = Duration.ofSeconds(1);
    private static final long LASTING_NANOS = Backoff.LONGEST_CONNECTION_PAUSE.toNanos();

    private final String name;
    private final ClassLoader plugin;
    private final Records records;
    private final Trouble trouble;
    private final Runnable failed;
    private volatile @Nullable Thread thread;
    private volatile long runsSinceNanos;

    /**
     * @param trouble what goes wrong with reading records, apart from what goes wrong with collecting
     * @param failed is told of each failure
     */
    StreamLoop(String sourceId, ClassLoader plugin, Records records, Trouble trouble, Runnable failed) {
        this.name = "source-" + sourceId + "-records";
        this.plugin = plugin;
        this.records = records;
        this.trouble = trouble;
        this.failed = failed;
    }

    /** @param crashed is told of a bug, on this loop's thread; the instance is not run again */
    void begin(StreamingSource source, Consumer<Throwable> crashed) {
        Thread next = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(source, crashed));
        next.setContextClassLoader(plugin);
        thread = next;
        next.start();
    }

    /** Only {@link #end} ends it: a plugin may throw, leave behind or swallow interrupts of its own making. */
    private void run(StreamingSource source, Consumer<Throwable> crashed) {
        Backoff retries = Backoff.ofConnections();
        try {
            while (isCurrent()) {
                attempt(source, retries);
            }
        } catch (Throwable e) { // neither an Error of a plugin nor one in handling a failure must pass unnoticed
            runsSinceNanos = 0;
            if (isCurrent()) {
                crashed.accept(e);
            }
        }
    }

    private void attempt(StreamingSource source, Backoff retries) throws InterruptedException {
        long begun = System.nanoTime();
        runsSinceNanos = begun | 1;
        try {
            source.run(records);
            if (isCurrent()) {
                throw new IllegalStateException("run returned although it was not interrupted");
            }
        } catch (IOException e) {
            Thread.interrupted(); // what a plugin leaves behind would make the pause too short
            runsSinceNanos = 0;
            if (isCurrent()) {
                pause(e, retries, System.nanoTime() - begun);
            }
        }
    }

    private boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    private void pause(IOException failure, Backoff retries, long ranNanos) {
        failed.run();
        if (ranNanos > LASTING_NANOS) {
            retries.reset();
            trouble.recovered();
        }
        Duration pause = retries.next();
        trouble.farEndFailed(failure, pause);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) { // the loop's condition tells whose doing that is
        }
    }

    /** Says that it works again, once it has run for longer than any pause. Called now and then by the thread that collects. */
    void tellIfItWorks() {
        long since = runsSinceNanos;
        if (since != 0 && System.nanoTime() - since > LASTING_NANOS) {
            trouble.recovered();
        }
    }

    /** Interrupts the instance that runs and waits for it a moment. */
    void end() {
        Thread old = thread;
        thread = null;
        if (old == null) {
            return;
        }
        old.interrupt();
        try {
            if (!old.join(END)) {
                trouble.noted("goes on although it was interrupted; its thread is left alone");
            }
        } catch (InterruptedException e) { // the agent closes, and has no more time
        }
    }
}
