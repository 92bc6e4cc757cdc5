package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Follows one log. Confined to one thread.
 *
 * @param <T> what has the log
 */
interface Follower<T> extends AutoCloseable {
    /** What its records are known by. */
    Key key();

    /** What it reads, as a sentence begins with it. */
    String what();

    /** What to do if it cannot be read. */
    String remedy();

    /** Whether it reads files; else it asks somebody. */
    boolean byFile();

    /** What has the log, as it is now. */
    void seen(T now);

    /** What had the log is gone. */
    void removed();

    boolean isRemoved();

    /** Whether more may be written. */
    boolean runs();

    /** Whether nothing will follow and all was read. */
    boolean isOver();

    /** Whether everything was sent that was counted: so it is with what is handed over as it comes. */
    default boolean isLevel() {
        return true;
    }

    /** Whether somebody takes records. */
    void wanted(boolean now) throws IOException;

    /** Counts what is new, a block at most; whether there may be more at once. */
    boolean count(Block block) throws IOException;

    /** Reads what is to be sent, a block at most; whether there may be more at once. */
    default boolean send(Block block) throws IOException {
        return false;
    }

    /** What was read to be sent, since the last time, and can be read again. */
    default List<LogRecord> toSend() {
        return List.of();
    }

    /** Lets go of what perhaps only this process keeps. */
    default void letGo() {}

    /** What was not sent by now never will be. */
    default void giveUp() {}

    /** Why the log cannot be read although nothing failed in a call. */
    Optional<Problem> problem();

    @Override
    void close();
}
