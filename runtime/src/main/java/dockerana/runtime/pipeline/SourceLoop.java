package dockerana.runtime.pipeline;

import dockerana.api.Batch;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.api.StreamingSource;
import dockerana.runtime.component.Backoff;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.delivery.Handover;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects one source on a thread of its own: as soon as the services it asks for have tried to connect, then at every boundary; a streaming
 * source is run beside.
 */
public final class SourceLoop {
    private final ComponentAgent agent;
    private final Vitals vitals;
    private final Callable<Source> build;
    private final Prerequisites prerequisites;
    private final Duration interval;
    private final Ticker ticker;
    private final Deltas deltas;
    private final Consumer<Batch> out;
    private final Optional<Handover> records;
    private final Optional<StreamLoop> stream;
    private final AtomicReference<@Nullable Throwable> streamCrash = new AtomicReference<>();
    private final Thread thread;
    private final Backoff restarts = Backoff.ofRestarts();
    private @Nullable Source source;
    private long restartedNanos = System.nanoTime();
    private volatile int seriesCount;
    private volatile double collectSeconds;
    private volatile long busySinceNanos;
    private volatile boolean closing;

    /**
     * @param build makes the source, again after a bug
     * @param prerequisites what it waits for
     * @param out takes each batch; must not wait
     * @param records where a streaming source puts its records; empty for one that has none
     */
    public SourceLoop(
            ComponentAgent agent,
            Callable<Source> build,
            ClassLoader plugin,
            Prerequisites prerequisites,
            Duration interval,
            PatternOwners.Claim claim,
            Consumer<Batch> out,
            Optional<Handover> records) {
        this.agent = agent;
        this.vitals = agent.vitals();
        this.build = build;
        this.prerequisites = prerequisites;
        this.interval = interval;
        this.ticker = new Ticker(Slots.of(interval), agent.clock());
        this.deltas = new Deltas(vitals, claim, agent.clock().instant(), System::nanoTime);
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

    /** Only {@link #close} ends it: plugins throw anything, and interrupt the thread they are called on, even late. */
    private void run() {
        prerequisites.await();
        for (long slot = ticker.begun(); !closing; slot = nextSlot()) {
            try {
                collect(slot);
            } catch (Throwable e) { // handling the failure failed too, as for want of memory: the next tick tries again
                busySinceNanos = 0;
            }
        }
        Thread.interrupted(); // a source may close files, which an interrupted thread cannot
        closeSource();
    }

    private long nextSlot() {
        while (!closing) {
            try {
                restartAfterStreamCrash();
                return ticker.await();
            } catch (InterruptedException e) { // closing, a crash of the stream, or a plugin's own doing
            }
        }
        return 0;
    }

    /** Records do not wait for the next boundary. */
    private void restartAfterStreamCrash() {
        for (Throwable crash = streamCrash.getAndSet(null); crash != null && failed(); ) {
            restart(crash);
            crash = streamCrash.getAndSet(null);
            try {
                instance();
            } catch (Throwable e) { // built anew after the next pause
                crash = e;
            }
        }
    }

    /** Called by the thread that reads records; wakes this one, which owns the instance. */
    private void streamCrashed(Throwable bug) {
        streamCrash.set(bug);
        thread.interrupt();
    }

    private void collect(long slot) {
        try {
            read(slot);
            vitals.trouble().recovered();
            stream.ifPresent(StreamLoop::tellIfItWorks);
            if (System.nanoTime() - restartedNanos > Backoff.LONGEST_RESTART_PAUSE.toNanos()) {
                restarts.reset();
            }
        } catch (IOException e) {
            if (failed()) {
                vitals.trouble().farEndFailed(e, interval);
            }
        } catch (Throwable e) { // an Error of a plugin must not end this thread either
            Throwable crash = streamCrash.getAndSet(null);
            if (failed()) {
                restart(crash == null ? e : crash);
            }
        }
    }

    private void read(long slot) throws Exception {
        long begun = System.nanoTime();
        busySinceNanos = begun | 1;
        Source own = instance();
        deltas.begin(agent.clock().instant());
        own.collect(deltas);
        busySinceNanos = 0;
        collectSeconds = (System.nanoTime() - begun) / 1e9;
        Batch batch = deltas.batch(slot);
        seriesCount = batch.size();
        vitals.samples.add(batch.size());
        out.accept(batch);
    }

    private Source instance() throws Exception {
        Source own = source;
        if (own == null) {
            vitals.said(Status.ok("")); // what an earlier instance said is over
            own = build.call();
            source = own;
            if (stream.isPresent()) {
                stream.get().begin((StreamingSource) own, this::streamCrashed);
            }
        }
        return own;
    }

    /** Counts it, and says whether it is worth telling: while the agent closes, a call that was interrupted is no failure. */
    private boolean failed() {
        busySinceNanos = 0;
        if (!closing) {
            vitals.errors.increment();
        }
        return !closing;
    }

    private void restart(Throwable bug) {
        Duration pause = restarts.next();
        vitals.trouble().crashed(bug, pause);
        closeSource();
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) { // closing, or a plugin's own doing: a shorter pause
        }
        restartedNanos = System.nanoTime();
    }

    private void closeSource() {
        Source old = source;
        source = null;
        if (old == null) {
            return;
        }
        try {
            stream.ifPresent(StreamLoop::end);
            old.close();
        } catch (Throwable e) { // a close with a bug must not end this thread either
            vitals.trouble().noted("did not close cleanly", e);
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
        return !thread.isAlive() || (left > 0 && thread.join(Duration.ofNanos(left)));
    }
}
