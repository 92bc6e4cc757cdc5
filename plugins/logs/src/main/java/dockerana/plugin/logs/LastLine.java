package dockerana.plugin.logs;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the engine when the last line of a log was written. Confined to one thread, but for the waiting. */
final class LastLine implements AutoCloseable {
    private final long askedAt = System.nanoTime();
    private final Unread unread = new Unread();
    private final Framing framing;
    private final Feed feed;
    private long nanos = Stamp.NONE;

    LastLine(ApiStream.Engine engine, String id, Framing framing) {
        this.framing = framing;
        feed = new Feed(engine.sockets(), () -> engine.api().logs(id, Optional.empty(), 1, false), engine.news());
    }

    /** Whether the answer is here, or a failure. */
    boolean isHere() throws IOException {
        boolean ended = feed.hasEnded();
        if (feed.moveTo(unread)) {
            unread.take(framing, this::take);
        }
        if (ended) {
            unread.end(framing, this::take);
        }
        return ended;
    }

    private void take(Line line) {
        nanos = line.partNanos;
    }

    /** Why there is no answer; null if there is one. */
    @Nullable IOException failure() {
        return feed.failure();
    }

    /** When it was written; {@link Stamp#NONE} if nothing was. */
    long nanos() {
        return nanos;
    }

    /** When it was asked, as {@link System#nanoTime()} has it. */
    long askedAt() {
        return askedAt;
    }

    @Override
    public void close() {
        feed.close();
    }
}
