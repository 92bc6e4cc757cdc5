package dockerana.runtime.pipeline;

import dockerana.api.Batch;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.runtime.component.Vitals;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Turns what one source added into a batch: drops what clashes and says how far counters grew. The only place that remembers an earlier value.
 * Confined to the source's thread.
 *
 * <p>A source that adds the same instances in the same order as the last time costs a comparison of references per sample; anything else goes
 * through a hash table.
 */
final class Deltas implements Samples {
    private final Vitals source;
    private final Admission admission;
    private final LongSupplier nanoTime;

    private Series[] added = new Series[64];
    private double[] values = new double[64];
    private int size;
    private Instant begun;
    private long firstAddedNanos;

    /** What the last batch was made of, as it was added, and which of it was kept. */
    private Series[] addedBefore = {};

    private int[] kept = {};
    private Series[] before = {};
    private double[] totals = {};
    private Instant begunBefore;
    private long readBeforeNanos;

    /**
     * @param since when the source began to watch: a counter that starts later is counted from 0
     * @param nanoTime the monotonic clock
     */
    Deltas(Vitals source, PatternOwners.Claim claim, Instant since, LongSupplier nanoTime) {
        this.source = source;
        this.admission = new Admission(source, claim);
        this.nanoTime = nanoTime;
        this.begun = since;
        this.begunBefore = since;
        this.readBeforeNanos = nanoTime.getAsLong();
    }

    /** A reading begins now; what an earlier one added and no batch was made of is forgotten. */
    void begin(Instant now) {
        begun = now;
        size = 0;
    }

    @Override
    public void add(Series series, double value) {
        Objects.requireNonNull(series);
        if (!Double.isFinite(value)) {
            return;
        }
        if (size == 0) {
            firstAddedNanos = nanoTime.getAsLong();
        }
        if (size == values.length) {
            added = Arrays.copyOf(added, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        added[size] = series;
        values[size++] = value;
    }

    /**
     * Makes a batch of what was added since {@link #begin}.
     *
     * <p>A source may have waited before it read or after, so the time between two readings is taken from sample to sample, when the first
     * was added. What started since the reading before is told from when that one began: later it may have looked already.
     */
    Batch batch(long slotMillis) {
        long readNanos = size == 0 ? nanoTime.getAsLong() : firstAddedNanos;
        boolean known = sameAsBefore();
        Map<Series, Integer> indexBefore = known ? Map.of() : indexBefore();
        int[] stay = known ? kept : admission.admitted(added, size, indexBefore::containsKey);
        Series[] series = known ? before : picked(stay);
        double[] now = new double[stay.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = values[stay[i]];
        }
        double[] deltas = known ? grownAll(series, now) : compared(series, now, indexBefore);
        if (stay.length < size) {
            source.dropped("clash", size - stay.length);
        }
        Batch batch = new Batch(source.id(), slotMillis, readNanos - readBeforeNanos, series, now, deltas);
        addedBefore = known ? addedBefore : Arrays.copyOf(added, size);
        kept = stay;
        before = series;
        totals = now;
        begunBefore = begun;
        readBeforeNanos = readNanos;
        size = 0;
        return batch;
    }

    @SuppressWarnings("ReferenceEquality") // an equal series may have another start
    private boolean sameAsBefore() {
        if (size != addedBefore.length) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (added[i] != addedBefore[i]) {
                return false;
            }
        }
        return true;
    }

    private Map<Series, Integer> indexBefore() {
        Map<Series, Integer> index = HashMap.newHashMap(before.length);
        for (int i = 0; i < before.length; i++) {
            index.put(before[i], i);
        }
        return index;
    }

    private Series[] picked(int[] indices) {
        Series[] picked = new Series[indices.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = added[indices[i]];
        }
        return picked;
    }

    private double[] grownAll(Series[] series, double[] now) {
        double[] deltas = new double[now.length];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = grown(series[i], now[i], totals[i]);
        }
        return deltas;
    }

    private double[] compared(Series[] series, double[] now, Map<Series, Integer> indexBefore) {
        double[] deltas = new double[now.length];
        for (int i = 0; i < deltas.length; i++) {
            Integer at = indexBefore.get(series[i]);
            deltas[i] = at == null ? firstSeen(series[i], now[i]) : again(series[i], now[i], before[at], totals[at]);
        }
        return deltas;
    }

    private static double grown(Series series, double now, double old) {
        return series.isCounter() && now >= old ? now - old : Double.NaN;
    }

    private double again(Series series, double now, Series before, double old) {
        if (!series.isCounter() || series.start().equals(before.start())) {
            return grown(series, now, old);
        }
        // a start that is merely known by now is no new one
        return before.start().isPresent() && series.start().isPresent() ? now : firstSeen(series, now);
    }

    private double firstSeen(Series series, double now) {
        boolean countedFromZeroSince = series.isCounter()
                && series.start().filter(start -> start.isAfter(begunBefore)).isPresent();
        return countedFromZeroSince ? now : Double.NaN;
    }
}
