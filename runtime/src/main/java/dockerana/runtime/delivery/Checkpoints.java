package dockerana.runtime.delivery;

import dockerana.runtime.component.Trouble;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Saves the checkpoints of all sources, at most once a second and at the end, on a thread that sleeps while nothing settles. */
final class Checkpoints {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path directory;
    private final List<Kept> kept = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private boolean changed;
    private boolean closed;

    Checkpoints(Path directory) {
        this.directory = directory;
        this.thread = Thread.ofPlatform().daemon().name("checkpoints").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** What a source settled, as far as it was saved before; saved from now on. */
    Settlement open(Vitals source) throws IOException {
        StateFile file = new StateFile(directory.resolve(source.id() + ".json"));
        Settlement settlement = new Settlement(file, source.trouble(), this::changed);
        kept.add(new Kept(settlement, source.trouble("checkpoint"), directory));
        return settlement;
    }

    private synchronized void changed() {
        changed = true;
        notifyAll();
    }

    /** Only {@link #close} ends it; it saves once more, by this thread, which nothing interrupts and which alone writes the files. */
    private void run() {
        boolean last = false;
        while (!last) {
            try {
                last = awaitChange();
                saveAll();
                pause();
            } catch (InterruptedException e) { // nobody has a reason to: go on
            } catch (Throwable e) { // not even the handling of a failure worked, as for want of memory
                changed();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Returns whether this is the end. */
    private synchronized boolean awaitChange() throws InterruptedException {
        while (!changed && !closed) {
            wait();
        }
        changed = false;
        return closed;
    }

    private synchronized void pause() throws InterruptedException {
        long end = System.nanoTime() + PAUSE.toNanos();
        for (long left; !closed && (left = (end - System.nanoTime()) / 1_000_000) > 0; ) {
            wait(left);
        }
    }

    private void saveAll() {
        for (Kept one : kept) {
            if (!one.save()) {
                changed();
            }
        }
    }

    /** Saves once more, and waits for that, a second at most: a disk may hang. */
    void close() throws InterruptedException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (thread.isAlive()) {
            thread.join(PAUSE);
        }
    }

    /** The checkpoint of one source; tells once that it cannot be saved, and that it is saved again. */
    private record Kept(Settlement settlement, Trouble trouble, Path directory) {
        boolean save() {
            try {
                settlement.save();
                trouble.recovered();
                return true;
            } catch (IOException | RuntimeException | OutOfMemoryError e) { // the next attempt may have more luck
                trouble.farEndFailed(
                        new IOException(
                                "it cannot be saved (%s); after a crash, records since the last one would come twice. Make room in %s"
                                        .formatted(e, directory),
                                e),
                        PAUSE);
                return false;
            }
        }
    }
}
