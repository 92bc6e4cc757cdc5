package dockerana.api;

import java.time.Instant;

/**
 * A complete snapshot of one source at one instant. Immutable, shared by every sink, free to keep.
 *
 * <p>A series that the next batch of its source lacks has ended. A source that was removed sends one empty batch last.
 */
public final class Batch {
    private final String source;
    private final long slotMillis;
    private final long elapsedNanos;
    private final Series[] series;
    private final double[] values;
    private final double[] deltas;

    /**
     * For the runtime and for tests. The arrays are taken over, have one length, and are not changed again.
     *
     * @param deltas NaN where there is none, and for gauges
     */
    public Batch(String source, long slotMillis, long elapsedNanos, Series[] series, double[] values, double[] deltas) {
        this.source = source;
        this.slotMillis = slotMillis;
        this.elapsedNanos = elapsedNanos;
        this.series = series;
        this.values = values;
        this.deltas = deltas;
    }

    /** The id of the source. */
    public String source() {
        return source;
    }

    /** The boundary this batch belongs to, in milliseconds since 1970: the time of all its samples. */
    public long slotMillis() {
        return slotMillis;
    }

    /** The boundary this batch belongs to. */
    public Instant slot() {
        return Instant.ofEpochMilli(slotMillis);
    }

    /** Monotonic time between the reading before and this one, in nanoseconds; for the first, since the source began to watch. */
    public long elapsedNanos() {
        return elapsedNanos;
    }

    /** How many samples there are. */
    public int size() {
        return series.length;
    }

    /** What was measured. */
    public Series series(int index) {
        return series[index];
    }

    /** What the source added: a gauge's reading, a counter's running total. Finite. */
    public double value(int index) {
        return values[index];
    }

    /** How far a counter grew since the reading before, 0 or more; NaN if that is unknown, and for a gauge. */
    public double delta(int index) {
        return deltas[index];
    }

    /** What most far ends want: a gauge's reading; a counter's delta per second. Finite, or NaN if it is unknown. */
    public double rate(int index) {
        if (!series[index].isCounter()) {
            return values[index];
        }
        double perSecond = deltas[index] * 1e9 / elapsedNanos;
        return Double.isFinite(perSecond) ? perSecond : Double.NaN;
    }
}
