package dockerana.plugin.local.history;

import dockerana.api.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The place of a record among others: by its time, and by its {@linkplain LogRecord#id id} where times are equal. Immutable.
 *
 * @param nanos its time
 * @param ordinal its place in that nanosecond
 * @param origin a hash of its origin's key
 */
public record Place(long nanos, int ordinal, int origin) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::nanos)
            .thenComparingInt(Place::ordinal)
            .thenComparingInt(Place::origin);

    /** Before all records of this time. */
    static Place at(long nanos) {
        return new Place(nanos, Integer.MIN_VALUE, Integer.MIN_VALUE);
    }

    /** Of a record. */
    public static Place of(LogRecord record) {
        CRC32 hash = new CRC32();
        hash.update(record.origin().key().getBytes(StandardCharsets.UTF_8));
        return new Place(record.timeNanos(), record.ordinal(), (int) hash.getValue());
    }

    /** What {@link #toString} gave; empty if it is something else. */
    public static Optional<Place> parse(String text) {
        String[] parts = text.split("_", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Place(
                    Long.parseUnsignedLong(parts[0], 36),
                    Integer.parseUnsignedInt(parts[1], 36),
                    Integer.parseUnsignedInt(parts[2], 36)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** Letters, digits and underscores. */
    @Override
    public String toString() {
        return Long.toUnsignedString(nanos, 36)
                + '_'
                + Integer.toUnsignedString(ordinal, 36)
                + '_'
                + Integer.toUnsignedString(origin, 36);
    }
}
