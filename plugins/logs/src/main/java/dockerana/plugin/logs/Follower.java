package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.Container;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Follows the log of one container. Confined to one thread. */
interface Follower extends AutoCloseable {
    /** The full id of the container. */
    String id();

    /** What it reads, as a sentence begins with it. */
    String what();

    /** Whether it reads files; else the Docker API. */
    boolean byFile();

    /** The container as it is now. */
    void seen(Container now);

    /** Whether a run began between the two: one may be over before anybody sees it. */
    static boolean isAnotherRun(Container before, Container now) {
        return now.startedAt().isPresent() && !now.startedAt().equals(before.startedAt());
    }

    /** The container is gone. */
    void removed();

    boolean isRemoved();

    /** Whether its processes are there, and may write. */
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
