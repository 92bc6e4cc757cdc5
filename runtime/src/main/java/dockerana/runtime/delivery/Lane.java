package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.RefusedException;
import dockerana.api.SampleSink;
import dockerana.api.Sink;
import dockerana.runtime.component.Backoff;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One sink, or one lane of it, on a thread of its own: connects, writes, waits, tries again. What its {@link #queue} does not guard belongs to
 * that thread.
 */
final class Lane {
    /** How often a far end that fails is still tried while the agent closes. */
    private static final int LAST_ATTEMPTS = 2;

    final LaneQueue queue;
    private final Vitals vitals;
    private final Callable<Sink> build;
    private final Runnable released;
    private final Thread thread;
    private final Backoff connections = Backoff.ofConnections();
    private final Backoff refusals = Backoff.ofRefusals();
    private final Backoff restarts = Backoff.ofRestarts();
    private @Nullable Sink sink;
    private boolean connected;
    private int lastAttempts;
    private volatile long busySinceNanos;

    /**
     * @param build makes the sink of this lane; called again after a bug
     * @param released is told after a sink was closed
     * @param plugin the class loader that the thread sees
     */
    Lane(String name, Vitals vitals, OutboxSizes sizes, Callable<Sink> build, Runnable released, ClassLoader plugin) {
        this.queue = new LaneQueue(vitals, sizes);
        this.vitals = vitals;
        this.build = build;
        this.released = released;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread.setContextClassLoader(plugin);
    }

    void start() {
        thread.start();
    }

    /** How long the call that is under way has lasted; zero if none is. */
    Duration busy() {
        long since = busySinceNanos;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    private void run() {
        try {
            for (LaneQueue.Work work = queue.take(); work != null; work = queue.take()) {
                attempt(work);
                if (lastAttempts == LAST_ATTEMPTS) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing, and out of time
        } finally {
            closeSink();
        }
    }

    private void attempt(LaneQueue.Work work) throws InterruptedException {
        try {
            busySinceNanos = System.nanoTime() | 1;
            write(work, connected());
            busySinceNanos = 0;
            queue.done(work);
            connections.reset();
            refusals.reset();
            restarts.reset();
            vitals.trouble().recovered();
        } catch (RefusedException e) {
            Duration pause = refusals.next(e.pause());
            failed(() -> vitals.trouble().farEndFailed(e, pause));
            queue.rest(work, pause);
        } catch (IOException e) {
            connected = false;
            Duration pause = connections.next();
            failed(() -> vitals.trouble().farEndFailed(e, pause));
            queue.pause(pause);
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // an Error of a plugin must not end this thread either
            Duration pause = restarts.next();
            failed(() -> vitals.trouble().crashed(e, pause));
            closeSink();
            queue.pause(pause);
        }
    }

    private void failed(Runnable tell) {
        busySinceNanos = 0;
        vitals.errors.increment();
        vitals.retries.increment();
        tell.run();
        if (queue.isDraining()) {
            lastAttempts++;
        }
    }

    private Sink connected() throws Exception {
        Sink own = sink;
        if (own == null) {
            own = build.call();
            sink = own;
        }
        if (!connected) {
            own.connect();
            connected = true;
        }
        return own;
    }

    private void write(LaneQueue.Work work, Sink target) throws IOException, InterruptedException {
        switch (work) {
            case LaneQueue.Work.Samples(QueuedBatch batch) -> {
                ((SampleSink) target).write(batch.batch());
                vitals.samples.add(batch.count());
            }
            case LaneQueue.Work.Records(List<Chunk> chunks) -> {
                RecordSink records = (RecordSink) target;
                List<LogRecord> taken = ofKinds(records.kinds(), chunks);
                records.write(taken);
                vitals.records.add(taken.size());
            }
        }
    }

    private static List<LogRecord> ofKinds(Set<LogRecord.Kind> kinds, List<Chunk> chunks) {
        List<LogRecord> taken = new ArrayList<>();
        for (Chunk chunk : chunks) {
            for (LogRecord record : chunk.records) {
                if (kinds.contains(record.origin().kind())) {
                    taken.add(record);
                }
            }
        }
        return taken;
    }

    private void closeSink() {
        Sink old = sink;
        sink = null;
        connected = false;
        if (old == null) {
            return;
        }
        try {
            old.close();
        } catch (Exception | LinkageError e) {
            vitals.trouble().noted("did not close cleanly: " + e);
        }
        released.run();
    }

    /** Sends what waits, then ends; a far end that fails is tried twice more. */
    void drain() {
        queue.drain();
    }

    /** Waits for the end, at most until a moment of {@link System#nanoTime()}; returns how many samples and records were not delivered. */
    long finish(long deadlineNanos) throws InterruptedException {
        join(deadlineNanos - System.nanoTime());
        if (thread.isAlive()) {
            thread.interrupt();
            join(500_000_000L);
        }
        return queue.count();
    }

    private void join(long nanos) throws InterruptedException {
        if (nanos > 0) {
            thread.join(Duration.ofNanos(nanos));
        }
    }
}
