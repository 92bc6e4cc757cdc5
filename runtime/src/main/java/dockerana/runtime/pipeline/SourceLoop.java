package dockerana.runtime.pipeline;

import dockerana.api.Batch;
import dockerana.api.Source;
import dockerana.api.StreamingSource;
import dockerana.runtime.component.Backoff;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.delivery.Handover;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects one source on a thread of its own: at once, then at every boundary; a streaming source is run beside. */
public final class SourceLoop {
    private final ComponentAgent agent;
    private final Vitals vitals;
    private final Callable<Source> build;
    private final Duration interval;
    private final Ticker ticker;
    private final Deltas deltas;
    private final Consumer<Batch> out;
    private final Optional<Handover> records;
    private final Optional<StreamLoop> stream;
    private final Thread thread;
    private final Backoff restarts = Backoff.ofRestarts();
    private @Nullable Source source;
    private long restartedNanos = System.nanoTime();
    private volatile int seriesCount;
    private volatile double collectSeconds;
    private volatile long busySinceNanos;
    private volatile boolean closing;
    private volatile @Nullable Throwable streamCrash;

    /**
     * @param build makes the source, again after a bug
     * @param out takes each batch; must not wait
     * @param records where a streaming source puts its records; empty for one that has none
     */
    public SourceLoop(
            ComponentAgent agent,
            Callable<Source> build,
            ClassLoader plugin,
            Duration interval,
            PatternOwners.Claim claim,
            Consumer<Batch> out,
            Optional<Handover> records) {
        this.agent = agent;
        this.vitals = agent.vitals();
        this.build = build;
        this.interval = interval;
        this.ticker = new Ticker(Slots.of(interval), agent.clock());
        this.deltas = new Deltas(vitals, claim, agent.clock().instant(), System.nanoTime());
        this.out = out;
        this.records = records;
        this.stream = records.map(handover ->
                new StreamLoop(agent.id(), plugin, handover, vitals.trouble("records"), vitals.errors::increment));
        this.thread = Thread.ofPlatform().daemon().name("source-" + agent.id()).unstarted(this::run);
        thread.setContextClassLoader(plugin);
    }

    void start() {
        thread.start();
    }

    /** What it does and suffers. */
    public Vitals vitals() {
        return vitals;
    }

    Duration interval() {
        return interval;
    }

    Optional<Handover> handover() {
        return records;
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
            collect(ticker.begun());
            while (!closing) {
                collect(await());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        } finally {
            closeSource();
        }
    }

    private long await() throws InterruptedException {
        while (true) {
            try {
                Throwable crash = streamCrash;
                if (crash != null) {
                    streamCrash = null;
                    vitals.errors.increment();
                    restart(crash);
                }
                return ticker.await();
            } catch (InterruptedException e) {
                if (closing) {
                    throw e;
                }
            }
        }
    }

    /** Called by the thread that reads records. */
    private void streamCrashed(Throwable bug) {
        streamCrash = bug;
        thread.interrupt();
    }

    private void collect(long slot) throws InterruptedException {
        long begun = System.nanoTime();
        busySinceNanos = begun | 1;
        try {
            running().collect(deltas);
            deliver(slot, begun);
        } catch (IOException e) {
            if (!closing) {
                failed();
                vitals.trouble().farEndFailed(e, interval);
            }
        } catch (InterruptedException e) {
            deltas.discard();
            if (closing) {
                throw e;
            }
        } catch (Throwable e) { // an Error of a plugin must not end this thread either
            failed();
            restart(e);
        } finally {
            busySinceNanos = 0;
        }
    }

    private Source running() throws Exception {
        Source own = source;
        if (own == null) {
            own = build.call();
            source = own;
            if (stream.isPresent()) {
                stream.get().begin((StreamingSource) own, this::streamCrashed);
            }
        }
        return own;
    }

    private void deliver(long slot, long begunNanos) {
        long read = System.nanoTime();
        Batch batch = deltas.batch(slot, agent.clock().instant(), read);
        out.accept(batch);
        collectSeconds = (read - begunNanos) / 1e9;
        seriesCount = batch.size();
        vitals.samples.add(batch.size());
        vitals.trouble().recovered();
        if (read - restartedNanos > Backoff.LONGEST_RESTART_PAUSE.toNanos()) {
            restarts.reset();
        }
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
        restartedNanos = System.nanoTime();
    }

    private void closeSource() {
        Source old = source;
        source = null;
        if (old == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (stream.isPresent()) {
                stream.get().end();
            }
            old.close();
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (Exception | LinkageError e) {
            vitals.trouble().noted("did not close cleanly: " + e);
        }
        agent.interruptThreads();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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
