package dockerana.runtime.delivery;

import dockerana.api.RefusedException;
import dockerana.runtime.component.Trouble;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * One sink, or one lane of it, on a thread of its own: takes, writes, waits, tries again. What its {@link #queue} does not guard belongs to
 * that thread.
 */
final class Lane {
    /** How often a far end that fails is still tried while the agent closes. */
    private static final int LAST_ATTEMPTS = 3;

    private static final long ONE_SECOND = 1_000_000_000;

    final LaneQueue queue;
    private final Vitals vitals;
    private final Trouble trouble;
    private final LaneSink sink;
    private final Patience patience;
    private final FirstSamples first;
    private final Thread thread;

    /** Kinds of work that have not succeeded since they failed: while records fail, samples that pass are no recovery. */
    private final Set<Class<?>> failing = new HashSet<>();

    private int lastAttempts;
    private volatile long busySinceNanos;
    private volatile boolean outOfTime;

    /** @param plugin the class loader that the thread sees */
    Lane(
            String name,
            Vitals vitals,
            Trouble trouble,
            LaneQueue queue,
            LaneSink sink,
            Patience patience,
            FirstSamples first,
            ClassLoader plugin) {
        this.queue = queue;
        this.vitals = vitals;
        this.trouble = trouble;
        this.sink = sink;
        this.patience = patience;
        this.first = first;
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

    /** Only the end of the agent ends it: plugins throw anything, and interrupt the thread they are called on, even late. */
    private void run() {
        while (!outOfTime && lastAttempts < LAST_ATTEMPTS) {
            try {
                LaneQueue.Work work = queue.take();
                if (work == null) {
                    break;
                }
                attempt(work);
            } catch (InterruptedException e) { // out of time, or a plugin's own doing: the loop's condition tells
            } catch (Throwable e) { // not even the handling of a failure worked, as for want of memory
                LockSupport.parkNanos(ONE_SECOND);
            }
        }
        Thread.interrupted(); // a sink may close files, which an interrupted thread cannot
        sink.close();
    }

    private void attempt(LaneQueue.Work work) throws InterruptedException {
        busySinceNanos = System.nanoTime() | 1;
        try {
            sink.write(work);
        } catch (Throwable e) { // an Error of a plugin must not end this thread either
            busySinceNanos = 0;
            Thread.interrupted(); // what a plugin leaves behind would make the pause too short
            if (!outOfTime) {
                failed(work, e);
            }
            return;
        }
        busySinceNanos = 0;
        queue.done(work);
        if (work instanceof LaneQueue.Work.Samples(QueuedBatch written)) {
            first.delivered(written.batch());
        }
        failing.remove(work.getClass());
        if (failing.isEmpty()) {
            patience.reset();
            trouble.recovered();
        }
    }

    private void failed(LaneQueue.Work work, Throwable failure) throws InterruptedException {
        failing.add(work.getClass());
        vitals.errors.increment();
        vitals.retries.increment();
        if (queue.isDraining() && lastAttempts++ == 0) {
            patience.reset();
        }
        Duration pause = patience.after(failure);
        switch (failure) {
            case RefusedException refused -> {
                trouble.farEndFailed(refused, pause);
                queue.rest(work, pause);
            }
            case IOException farEnd -> {
                sink.disconnected();
                trouble.farEndFailed(farEnd, pause);
                queue.pause(pause);
            }
            default -> {
                trouble.crashed(failure, pause);
                sink.close();
                int poisonous = queue.crashed(work);
                if (poisonous > 0) {
                    trouble.lost(
                            poisonous + " samples or records are dropped: the sink crashes whenever it writes them");
                }
                queue.pause(pause);
            }
        }
    }

    /** Sends what waits, then ends; a far end that fails is tried a few times more. */
    void drain() {
        queue.drain();
    }

    /** Waits for the end until a moment of {@link System#nanoTime()}. */
    void awaitEnd(long deadlineNanos) throws InterruptedException {
        long left = deadlineNanos - System.nanoTime();
        if (thread.isAlive() && left > 0) {
            thread.join(Duration.ofNanos(left));
        }
    }

    /** Ends it now; a write under way is interrupted. */
    void stop() {
        outOfTime = true;
        thread.interrupt();
    }
}
