package dockerana.api;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sends records. */
public non-sealed interface RecordSink extends Sink {
    /**
     * Sends records, in the order of each origin. Returning settles them all: the far end has accepted them, or they were refused for ever
     * and reported to {@link Agent#dropped}. After an exception all come again, with the same {@linkplain LogRecord#id ids}.
     *
     * @throws RefusedException when the far end answered "not now"
     * @throws IOException when the far end failed
     * @throws InterruptedException when the agent closes
     */
    void write(List<LogRecord> records) throws IOException, InterruptedException;

    /** The kinds this sink takes; asked once, before the first record. */
    default Set<LogRecord.Kind> kinds() {
        return EnumSet.allOf(LogRecord.Kind.class);
    }

    /**
     * Whether records must not be lost on the way here. To a sink that says no, such as a terminal, they are settled when they are handed
     * over, and its full outbox drops the oldest instead of holding a source back. Asked once, before the first record.
     */
    default boolean durable() {
        return true;
    }
}
