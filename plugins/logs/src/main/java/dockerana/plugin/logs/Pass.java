package dockerana.plugin.logs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One way through a log, from where it begins to where its container's run ended. Confined to one thread. */
final class Pass implements AutoCloseable {
    /** Finds where reading begins, when it is to begin. */
    @FunctionalInterface
    interface Opening {
        /** Null if the files are being renamed: later. */
        @Nullable Reader reader() throws IOException;
    }

    private final Opening opening;
    private final Runnable finish;
    private @Nullable Reader reader;
    private boolean finished;

    /** @param finish is told that all was read of a run that ended */
    Pass(Opening opening, Runnable finish) {
        this.opening = opening;
        this.finish = finish;
    }

    /**
     * Reads one block.
     *
     * @param ended whether the run had ended before this call, so that everything is there
     * @return whether there may be more at once
     */
    boolean advance(Block block, boolean ended) throws IOException {
        if (finished) {
            return false;
        }
        Reader reading = reader;
        if (reading == null) {
            reading = opening.reader();
            reader = reading;
            return reading != null;
        }
        boolean more = reading.advance(block);
        if (!more && ended) {
            finished = true;
            letGo();
            finish.run();
        }
        return more;
    }

    /** Whether both stand at the same place, so that one has nothing to read if the other had nothing. */
    boolean isLevelWith(Pass other) {
        Reader mine = reader;
        Reader theirs = other.reader;
        return mine != null && theirs != null && mine.tail().isLevelWith(theirs.tail());
    }

    /** Whether it found a file. */
    boolean hasBegun() {
        Reader reading = reader;
        return reading != null && !reading.tail().identity().isEmpty();
    }

    /** There may be another run: its lines follow. */
    void goOn() {
        finished = false;
    }

    boolean isFinished() {
        return finished;
    }

    /** Closes the file, which is found again when there is more to read. */
    void letGo() {
        Reader reading = reader;
        if (reading != null) {
            reading.close();
        }
    }

    @Override
    public void close() {
        letGo();
    }
}
