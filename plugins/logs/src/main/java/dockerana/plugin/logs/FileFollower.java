package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One log, read from its files through their rotation. Confined to one thread.
 *
 * @param <T> what has the log
 */
final class FileFollower<T> implements Follower<T> {
    private final Subject<T> subject;
    private final Passes passes;
    private boolean removed;

    /**
     * What is followed: all that is so of the log of a container and not of one of the host, and the other way round. Confined to the follower's
     * thread.
     *
     * @param <T> what has the log
     */
    interface Subject<T> {
        Key key();

        Rotation files();

        Passes passes();

        /** Where its lines are counted now. */
        Tally tally();

        /** What to do if it cannot be read. */
        String remedy();

        /**
         * It is there, as it is now.
         *
         * @param back whether it was gone
         * @return whether it has begun again, so that more is to be read than what there was
         */
        boolean seen(T now, boolean back);

        /** Whether more may be written as long as it is there. */
        boolean runs();

        /** Why it cannot be read although nothing failed; asked only while it runs. */
        Optional<Problem> problem();

        /** After each time that something was read to be sent, or could have been. */
        void sent();

        /** Nothing more is counted. */
        void close();
    }

    FileFollower(Subject<T> subject) {
        this.subject = subject;
        this.passes = subject.passes();
    }

    @Override
    public Key key() {
        return subject.key();
    }

    @Override
    public String what() {
        return subject.files().path().toString();
    }

    @Override
    public String remedy() {
        return subject.remedy();
    }

    @Override
    public boolean byFile() {
        return true;
    }

    @Override
    public void seen(T now) {
        boolean back = removed;
        removed = false;
        if (subject.seen(now, back)) {
            passes.goOn();
        }
    }

    /** What had the log is gone, and so are its files for whoever did not open them. */
    @Override
    public void removed() {
        removed = true;
    }

    @Override
    public boolean isRemoved() {
        return removed;
    }

    @Override
    public boolean runs() {
        return !removed && subject.runs();
    }

    @Override
    public boolean isOver() {
        return removed && passes.isOver();
    }

    @Override
    public boolean isLevel() {
        return passes.isLevel();
    }

    @Override
    public void wanted(boolean now) throws IOException {
        passes.wanted(now);
    }

    @Override
    public boolean count(Block block) throws IOException {
        return passes.count(block, !runs());
    }

    @Override
    public boolean send(Block block) throws IOException {
        boolean more = passes.send(block, !runs());
        subject.sent();
        return more;
    }

    @Override
    public List<LogRecord> toSend() {
        return passes.made();
    }

    /** Not of one that could not be found again. */
    @Override
    public void letGo() {
        if (!removed) {
            passes.letGo();
        }
    }

    @Override
    public void giveUp() {
        subject.tally().gap();
    }

    @Override
    public Optional<Problem> problem() {
        return runs() ? subject.problem() : Optional.empty();
    }

    @Override
    public void close() {
        passes.close();
        subject.close();
    }
}
