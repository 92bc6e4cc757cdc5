package dockerana.runtime.pipeline;

import dockerana.api.Batch;
import dockerana.api.Source;
import dockerana.runtime.component.Backoff;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects one source on a thread of its own: at once, then at every boundary. */
final class SourceLoop {
    private final ComponentAgent agent;
    private final Vitals vitals;
    private final Callable<Source> build;
    private final Duration interval;
    private final Ticker ticker;
    private final Deltas deltas;
    private final Consumer<Batch> out;
    private final Thread thread;
    private final Backoff restarts = Backoff.ofRestarts();
    private @Nullable Source source;
    private volatile int seriesCount;
    private volatile double collectSeconds;
    private volatile long busySinceNanos;
    private volatile boolean closing;

    /** @param build makes the source, again after a bug */
    SourceLoop(
            ComponentAgent agent,
            Callable<Source> build,
            ClassLoader plugin,
            Duration interval,
            PatternOwners.Claim claim,
            Consumer<Batch> out) {
        this.agent = agent;
        this.vitals = agent.vitals();
        this.build = build;
        this.interval = interval;
        this.ticker = new Ticker(Slots.of(interval), agent.clock());
        this.deltas = new Deltas(vitals, claim, agent.clock().instant(), System.nanoTime());
        this.out = out;
        this.thread = Thread.ofPlatform().daemon().name("source-" + agent.id()).unstarted(this::run);
        thread.setContextClassLoader(plugin);
    }

    void start() {
        thread.start();
    }

    Vitals vitals() {
        return vitals;
    }

    Duration interval() {
        return interval;
    }

    int seriesCount() {
        return seriesCount;
    }

    /** How long the last reading took. */
    double collectSeconds() {
        return collectSeconds;
    }

    /** How long the call that is under way has lasted; zero if none is. */
    Duration busy() {
        long since = busySinceNanos;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    private void run() {
        try {
            for (long slot = ticker.begun(); !closing; slot = ticker.await()) {
                collect(slot);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        } finally {
            closeSource();
        }
    }

    private void collect(long slot) throws InterruptedException {
        long begun = System.nanoTime();
        busySinceNanos = begun | 1;
        try {
            Source own = source;
            if (own == null) {
                own = build.call();
                source = own;
            }
            own.collect(deltas);
            deliver(slot, begun);
        } catch (IOException e) {
            if (!closing) {
                failed();
                vitals.trouble().farEndFailed(e, interval);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // an Error of a plugin must not end this thread either
            failed();
            restart(e);
        } finally {
            busySinceNanos = 0;
        }
    }

    private void deliver(long slot, long begunNanos) {
        long read = System.nanoTime();
        Batch batch = deltas.batch(slot, agent.clock().instant(), read);
        out.accept(batch);
        collectSeconds = (read - begunNanos) / 1e9;
        seriesCount = batch.size();
        vitals.samples.add(batch.size());
        vitals.trouble().recovered();
        restarts.reset();
    }

    private void failed() {
        deltas.discard();
        vitals.errors.increment();
    }

    private void restart(Throwable bug) throws InterruptedException {
        Duration pause = restarts.next();
        vitals.trouble().crashed(bug, pause);
        closeSource();
        busySinceNanos = 0;
        Thread.sleep(pause);
    }

    private void closeSource() {
        Source old = source;
        source = null;
        if (old == null) {
            return;
        }
        try {
            old.close();
        } catch (Exception | LinkageError e) {
            vitals.trouble().noted("did not close cleanly: " + e);
        }
        agent.interruptThreads();
    }

    /** Interrupts a reading that is under way; no other is begun. */
    void close() {
        closing = true;
        thread.interrupt();
    }

    /** Waits for the end until a moment of {@link System#nanoTime()}; false if the source has not returned by then. */
    boolean ended(long deadlineNanos) throws InterruptedException {
        long left = deadlineNanos - System.nanoTime();
        return left > 0 ? thread.join(Duration.ofNanos(left)) : !thread.isAlive();
    }
}
