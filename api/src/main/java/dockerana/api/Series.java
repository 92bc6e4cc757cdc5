package dockerana.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a measured thing, and what is known about it. Immutable, safe for any thread.
 *
 * <p>Two are equal if their {@linkplain #path paths} are. Build one when the thing appears and add the same instance in the same order every
 * time: sinks keep what they made of an <em>instance</em>. When its start or an attribute changes, derive another instance; it is equal to
 * the first.
 */
public final class Series {
    private static final int LONGEST_NODE = 100;
    private static final int KEPT_OF_A_LONGER_NODE = 91;

    /** How the values of a series behave. */
    public enum Kind {
        /** Goes up and down; a value is a reading. */
        GAUGE,
        /** Only grows; a value is the running total since {@link Series#start()}. */
        COUNTER
    }

    private final Metric metric;
    private final String[] values;
    private final String path;
    private final boolean counter;
    private final Optional<Instant> start;
    private final Map<String, String> attributes;

    private Series(
            Metric metric, String[] values, String path, Optional<Instant> start, Map<String, String> attributes) {
        this.metric = metric;
        this.values = values;
        this.path = path;
        this.counter = metric.kind() == Kind.COUNTER;
        this.start = start;
        this.attributes = attributes;
    }

    static Series of(Metric metric, String... values) {
        if (values.length != metric.labels().size()) {
            throw new IllegalArgumentException("'%s' has %d labels, not the %d of %s"
                    .formatted(metric, metric.labels().size(), values.length, Arrays.toString(values)));
        }
        return new Series(metric, values.clone(), fill(metric.pattern(), values), Optional.empty(), Map.of());
    }

    /**
     * The same counter, known to have counted from 0 at {@code start} on the agent's clock, such as a container's StartedAt. A new start makes
     * the whole total the growth of that batch.
     */
    public Series startedAt(Instant start) {
        return new Series(metric, values, path, Optional.of(start), attributes);
    }

    /**
     * The same series with other attributes: facts that travel beside it, may change, and are never part of a path, such as {@code image}.
     * Names are lower-case words; values may be anything.
     */
    public Series with(Map<String, String> attributes) {
        return new Series(metric, values, path, start, Map.copyOf(attributes));
    }

    /** Its definition: pattern, kind, unit. */
    public Metric metric() {
        return metric;
    }

    /** Whether it is a running total; the same as {@code metric().kind() == COUNTER}, without a detour. */
    public boolean isCounter() {
        return counter;
    }

    /** The pattern with its nodes filled in and made safe, without a prefix: {@code containers.web.cpu.percent}. ASCII. */
    public String path() {
        return path;
    }

    /** The labels and their values as they were given, in the pattern's order. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            labels.put(metric.labels().get(i), values[i]);
        }
        return labels;
    }

    /** When it counted from 0; empty if nobody knows, as with the kernel's counters, and for gauges. */
    public Optional<Instant> start() {
        return start;
    }

    /** What is known about the thing beside its name. */
    public Map<String, String> attributes() {
        return attributes;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Series that && path.equals(that.path));
    }

    @Override
    public int hashCode() {
        return path.hashCode(); // a String keeps its hash: no allocation, no recomputation
    }

    @Override
    public String toString() {
        return path;
    }

    private static String fill(String pattern, String[] values) {
        StringBuilder path = new StringBuilder(pattern.length() + 32);
        int used = 0;
        int from = 0;
        for (int open; (open = pattern.indexOf('{', from)) >= 0; from = pattern.indexOf('}', open) + 1) {
            path.append(pattern, from, open);
            appendNode(values[used++], path);
        }
        return path.append(pattern, from, pattern.length()).toString();
    }

    /** One code point outside the safe set becomes one underscore; what is too long keeps its head and is told apart by its hash. */
    private static void appendNode(String value, StringBuilder path) {
        int from = path.length();
        value.codePoints().forEach(c -> path.append(isSafe(c) ? (char) c : '_'));
        if (path.length() == from) {
            path.append('_');
        } else if (path.length() - from > LONGEST_NODE) {
            path.setLength(from + KEPT_OF_A_LONGER_NODE);
            path.append('-').append("%08x".formatted(hash(value)));
        }
    }

    /** Not the hash of a String: "Aa" and "BB" have the same, and so have many names that differ in two places. */
    private static int hash(String value) {
        CRC32 hash = new CRC32();
        hash.update(value.getBytes(StandardCharsets.UTF_8));
        return (int) hash.getValue();
    }

    private static boolean isSafe(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /**
     * What a sink made of each series instance, such as encoded bytes; kept as long as the latest batch of its source holds that instance,
     * and no longer. Confined to the sink's thread. For a batch of the same instances in the same order as the one before it only compares
     * references: no hash table, no allocation.
     */
    public static final class Cache<T> {
        private final IntFunction<@Nullable T[]> array;
        private final Function<Series, T> make;
        private final Map<String, Latest<T>> bySource = new HashMap<>();

        private static final class Latest<T> {
            private final Series[] series;
            private final @Nullable T[] made;

            Latest(Series[] series, @Nullable T[] made) {
                this.series = series;
                this.made = made;
            }
        }

        /**
         * @param array makes an array: {@code byte[][]::new}
         * @param make called once for each instance
         */
        public Cache(IntFunction<@Nullable T[]> array, Function<Series, T> make) {
            this.array = array;
            this.make = make;
        }

        /** What was made of each series of the batch, by index. The array belongs to the cache and holds until the next call. */
        @SuppressWarnings("NullAway") // every element is made before the array is handed out
        public T[] of(Batch batch) {
            Latest<T> before = bySource.get(batch.source());
            if (before != null && holds(before, batch)) {
                return before.made;
            }
            Latest<T> latest = carryOver(before, batch);
            if (batch.size() == 0) {
                bySource.remove(batch.source());
            } else {
                bySource.put(batch.source(), latest);
            }
            return latest.made;
        }

        /** How many series are kept. */
        public int size() {
            return bySource.values().stream()
                    .mapToInt(latest -> latest.series.length)
                    .sum();
        }

        @SuppressWarnings("ReferenceEquality") // an equal series may have another start or other attributes
        private static <T> boolean holds(Latest<T> before, Batch batch) {
            if (before.series.length != batch.size()) {
                return false;
            }
            for (int i = 0; i < before.series.length; i++) {
                if (before.series[i] != batch.series(i)) {
                    return false;
                }
            }
            return true;
        }

        private Latest<T> carryOver(@Nullable Latest<T> before, Batch batch) {
            IdentityHashMap<Series, T> known = new IdentityHashMap<>(before == null ? 0 : before.series.length);
            for (int i = 0; before != null && i < before.series.length; i++) {
                known.put(before.series[i], before.made[i]);
            }
            Series[] series = new Series[batch.size()];
            @Nullable T[] made = array.apply(batch.size());
            for (int i = 0; i < series.length; i++) {
                series[i] = batch.series(i);
                T kept = known.get(series[i]);
                made[i] = kept == null ? make.apply(series[i]) : kept;
            }
            return new Latest<>(series, made);
        }
    }
}
