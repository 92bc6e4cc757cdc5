package dockerana.plugin.logs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One way through a log, from where it begins to where its writer ended. Confined to one thread. */
final class Pass implements AutoCloseable {
    /** Finds where reading begins, when it is to begin. */
    @FunctionalInterface
    interface Opening {
        /** Null if there is no file yet, or the files are being renamed: later. */
        @Nullable Reader reader() throws IOException;
    }

    private final Opening opening;
    private final Runnable finish;
    private @Nullable Reader reader;
    private boolean finished;
    private boolean lost;

    /** @param finish is told that all was read of a run that ended */
    Pass(Opening opening, Runnable finish) {
        this.opening = opening;
        this.finish = finish;
    }

    /**
     * Opens the file where reading begins, if that was not done yet: once it is open it can be read also when it is removed.
     *
     * @return whether it is open
     */
    boolean begin() throws IOException {
        if (reader == null && !finished) {
            reader = opening.reader();
        }
        return reader != null;
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
        begin();
        Reader reading = reader;
        boolean more = reading != null && reading.advance(block);
        if (!more && ended) {
            if (reading != null) {
                reading.finish(block);
            }
            finished = true;
            lost = reading == null || reading.tail().isLost();
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
        return reader != null;
    }

    /** There may be another run: its lines follow. */
    void goOn() {
        finished = false;
    }

    /** Whether it finished without finding the file. */
    boolean isLost() {
        return lost;
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
