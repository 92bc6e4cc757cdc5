package dockerana.api;

import java.util.List;
import java.util.Optional;

/**
 * Where a streaming source puts records. Used by the thread of {@link StreamingSource#run} only. A list handed over is not touched again; it
 * settles as a whole and in order.
 */
public interface Records {
    /**
     * Hands over records that can be read again, unless an outbox has no room for them.
     *
     * @return false if there is no room: none was taken by any sink; come back later from the same position
     */
    boolean offer(List<LogRecord> records);

    /** Hands over records that cannot be read again. Never refused: what does not fit is dropped and counted. */
    void emit(List<LogRecord> records);

    /**
     * Whether any sink takes records of this kind from this source now. While none does, whatever is handed over settles at once, and whoever
     * makes records may save the work.
     */
    default boolean wanted(LogRecord.Kind kind) {
        return true;
    }

    /**
     * Where to go on: the last record of an origin that was handed over in this process or, before there is one, the last that was settled
     * before it started; without its text and attributes. Continue behind its {@link LogRecord#position()} in its
     * {@link LogRecord.Origin#file()}.
     */
    Optional<LogRecord> last(String originKey);

    /** Drops what is remembered of an origin that will never come back, such as a removed container. */
    void forget(String originKey);
}
