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

    private final String name;
    private final ClassLoader plugin;
    private final Records records;
    private final Trouble trouble;
    private final Runnable failed;
    private @Nullable Thread thread;

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

    private void run(StreamingSource source, Consumer<Throwable> crashed) {
        Backoff retries = Backoff.ofConnections();
        try {
            while (true) {
                long begun = System.nanoTime();
                try {
                    source.run(records);
                    return;
                } catch (IOException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    failed.run();
                    if (System.nanoTime() - begun > Backoff.LONGEST_CONNECTION_PAUSE.toNanos()) {
                        retries.reset();
                        trouble.recovered();
                    }
                    Duration pause = retries.next();
                    trouble.farEndFailed(e, pause);
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // ended by the thread that collects
        } catch (Throwable e) { // an Error of a plugin must not pass unnoticed either
            crashed.accept(e);
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
