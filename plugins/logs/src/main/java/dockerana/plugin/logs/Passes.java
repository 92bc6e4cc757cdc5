package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The two ways through one log in files: to count, which never waits, and to send, which stays where it is while nobody takes records. Confined
 * to one thread.
 */
final class Passes implements AutoCloseable {
    private final Setup setup;
    private final Supplier<Tally> tally;
    private final Runnable end;
    private final Counting counting;
    private final Matching matching;
    private final Recorder recorder;
    private final Pass toCount;
    private final Pass toSend;
    private boolean wanted;

    /** Finds where reading begins; null while there is no file, or the files are being renamed. */
    interface Openings {
        /** What is counted. */
        @Nullable Reader toCount(Lines lines) throws IOException;

        /** What is sent. */
        @Nullable Reader toSend(Recorder recorder) throws IOException;
    }

    /** @param end is told that everything was counted of what had ended */
    Passes(Setup setup, Recorder recorder, Supplier<Tally> tally, Openings openings, Runnable end) {
        this.setup = setup;
        this.recorder = recorder;
        this.tally = tally;
        this.end = end;
        counting = new Counting(setup.longestLine(), tally, () -> setup.dropped("damaged"), this::gapWhileCounting);
        matching = new Matching(setup, tally);
        Lines counted = setup.patterns().isEmpty() ? counting : new Both(counting, matching);
        toCount = new Pass(() -> openings.toCount(counted), this::counted);
        toSend = new Pass(() -> openings.toSend(recorder), this::sent);
    }

    /**
     * What its records tell from now on.
     *
     * @param name what it is called, for patterns
     * @param run when its writer began
     */
    void describe(String name, Map<String, Object> attributes, String run) {
        recorder.describe(attributes, run);
        recorder.mark(new Marks(setup.patterns().of(name)));
        matching.describe(name);
    }

    private void counted() {
        counting.finish();
        matching.finish();
        end.run();
    }

    private void sent() {
        recorder.finish();
        if (toCount.hasBegun() && toSend.isLost()) {
            tally.get().gap();
        }
    }

    private void gapWhileCounting() {
        if (!wanted) {
            tally.get().gap();
        }
    }

    /** More is written. */
    void goOn() {
        toCount.goOn();
        toSend.goOn();
    }

    /** Counts a block; whether there may be more at once. */
    boolean count(Block block, boolean ended) throws IOException {
        boolean more = toCount.advance(block, ended);
        counting.tell();
        return more;
    }

    /** Reads a block to send; whether there may be more at once. */
    boolean send(Block block, boolean ended) throws IOException {
        return (ended || !toSend.isLevelWith(toCount)) && toSend.advance(block, ended);
    }

    /** What was read to be sent, since the last time. */
    List<LogRecord> made() {
        return recorder.made();
    }

    /** Whether somebody takes records. If so, what is to be sent is opened: it may be gone before it is read. */
    void wanted(boolean now) throws IOException {
        wanted = now;
        if (now) {
            toSend.begin();
        }
    }

    /** Whether a file was found. */
    boolean hasBegun() {
        return toCount.hasBegun();
    }

    /** Whether everything was counted of what had ended. */
    boolean isCounted() {
        return toCount.isFinished();
    }

    /** Whether everything was counted and sent of what had ended. */
    boolean isOver() {
        return toCount.isFinished() && (toSend.isFinished() || !wanted);
    }

    /** Whether everything was sent that was counted. */
    boolean isLevel() {
        return !wanted || toSend.isLevelWith(toCount);
    }

    /** Lets go of a file that perhaps only this process keeps on the disk. */
    void letGo() {
        toSend.letGo();
    }

    @Override
    public void close() {
        toCount.close();
        toSend.close();
    }
}
