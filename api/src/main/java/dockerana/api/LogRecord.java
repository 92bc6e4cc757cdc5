package dockerana.api;

import java.util.HashMap;
import java.util.Map;

/**
 * Something that happened at a time: a log line or an event. Immutable.
 *
 * @param origin where it comes from; shared by all records of one stream
 * @param timeNanos when, in nanoseconds since 1970
 * @param ordinal its place in the run of consecutive records of that stream with that nanosecond, from 0; for events, a hash of what
 *     happened
 * @param position where reading continues after this record in {@link Origin#file()}: a byte offset, or 0
 * @param text the line without its newline, or one sentence about the event
 * @param attributes of this record alone, by their names in the Elastic Common Schema: each a String, a Number, or a {@code Map<String,
 *     String>} for a flattened field; {@link Map#of()} for a plain line
 */
public record LogRecord(
        Origin origin, long timeNanos, int ordinal, long position, String text, Map<String, Object> attributes) {
    /** What a record is about; sinks say which they take. */
    public enum Kind {
        /** A line of a log. */
        LOG,
        /** Something that an engine or the agent reports. */
        EVENT
    }

    /**
     * Where records come from, and what all of them share. Build one per stream and reuse it; build another when the file or an attribute
     * changes.
     *
     * @param kind what its records are about
     * @param key the same for ever and unique within the source: full container id and stream
     * @param file the source's own words for the file or session that positions refer to, such as {@code startedAt:device:inode}
     * @param attributes of all its records, as in {@link LogRecord}: container, image, labels, host
     */
    public record Origin(Kind kind, String key, String file, Map<String, Object> attributes) {
        /** @throws IllegalArgumentException if an attribute is neither text, number nor map */
        public Origin {
            attributes = checked(attributes);
        }
    }

    /** @throws IllegalArgumentException if an attribute is neither text, number nor map */
    public LogRecord {
        attributes = checked(attributes);
    }

    /** A plain line. */
    public LogRecord(Origin origin, long timeNanos, int ordinal, long position, String text) {
        this(origin, timeNanos, ordinal, position, text, Map.of());
    }

    /** Origin key, nanosecond and ordinal: the same whichever way the record was read, and however often. */
    public String id() {
        return origin.key + '/' + timeNanos + '/' + ordinal;
    }

    private static Map<String, Object> checked(Map<String, Object> attributes) {
        if (attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> copy = new HashMap<>(attributes);
        copy.replaceAll((name, value) -> switch (value) {
            case String text -> text;
            case Number number -> number;
            case Map<?, ?> flattened -> Map.copyOf(flattened);
            default ->
                throw new IllegalArgumentException("Attribute '%s' is a %s"
                        .formatted(name, value.getClass().getName()));
        });
        return Map.copyOf(copy);
    }
}
