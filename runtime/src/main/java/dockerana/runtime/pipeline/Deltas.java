package dockerana.runtime.pipeline;

import dockerana.api.Batch;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.runtime.component.Vitals;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what one source added into a batch: drops what clashes and says how far counters grew. The only place that remembers an earlier value.
 * Confined to the source's thread.
 *
 * <p>A source that adds the same instances in the same order as the last time costs a comparison of references per sample; anything else goes
 * through a hash table.
 */
final class Deltas implements Samples {
    /** A source that clashes all the time must not fill the log, nor the memory. */
    private static final int MOST_NAMED = 100;

    private final String source;
    private final PatternOwners.Claim claim;
    private final Vitals vitals;
    private final Set<String> named = new HashSet<>();

    private Series[] added = new Series[64];
    private double[] values = new double[64];
    private int size;

    /** What the last batch was made of, as it was added, and which of it was kept. */
    private Series[] addedBefore = {};

    private int[] kept = {};
    private Series[] before = {};
    private double[] totals = {};
    private Instant readBefore;
    private long readBeforeNanos;

    /** @param since when the source began to watch: a counter that starts later is counted from 0 */
    Deltas(Vitals source, PatternOwners.Claim claim, Instant since, long sinceNanos) {
        this.source = source.id();
        this.claim = claim;
        this.vitals = source;
        this.readBefore = since;
        this.readBeforeNanos = sinceNanos;
    }

    @Override
    public void add(Series series, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (size == values.length) {
            added = Arrays.copyOf(added, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        added[size] = series;
        values[size++] = value;
    }

    /** Forgets what was added since the last batch: the reading failed. */
    void discard() {
        size = 0;
    }

    /** How many series the last batch had. */
    int seriesCount() {
        return before.length;
    }

    /**
     * Makes a batch of what was added since the last one.
     *
     * @param read the instant of the reading on the agent's clock
     * @param readNanos the same instant on the monotonic clock
     */
    Batch batch(long slotMillis, Instant read, long readNanos) {
        boolean known = sameAsBefore();
        if (!known) {
            addedBefore = Arrays.copyOf(added, size);
            kept = admitted();
        }
        Series[] series = known ? before : pick(addedBefore);
        double[] now = new double[kept.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = values[kept[i]];
        }
        double[] deltas = known ? grownAll(series, now) : compared(series, now);
        if (kept.length < size) {
            vitals.dropped("clash", size - kept.length);
        }
        Batch batch = new Batch(source, slotMillis, readNanos - readBeforeNanos, series, now, deltas);
        size = 0;
        before = series;
        totals = now;
        readBefore = read;
        readBeforeNanos = readNanos;
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

    private Series[] pick(Series[] from) {
        Series[] picked = new Series[kept.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = from[kept[i]];
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

    private double[] compared(Series[] series, double[] now) {
        Map<Series, Integer> known = HashMap.newHashMap(before.length);
        for (int i = 0; i < before.length; i++) {
            known.put(before[i], i);
        }
        double[] deltas = new double[now.length];
        for (int i = 0; i < deltas.length; i++) {
            Integer at = known.get(series[i]);
            deltas[i] = at == null ? firstSeen(series[i], now[i]) : again(series[i], now[i], before[at], totals[at]);
        }
        return deltas;
    }

    private static double grown(Series series, double now, double old) {
        return series.isCounter() && now >= old ? now - old : Double.NaN;
    }

    private static double again(Series series, double now, Series before, double old) {
        if (!series.isCounter() || series.start().equals(before.start())) {
            return grown(series, now, old);
        }
        return series.start().isPresent() ? now : Double.NaN;
    }

    private double firstSeen(Series series, double now) {
        boolean countedFromZeroSince = series.isCounter()
                && series.start().filter(start -> start.isAfter(readBefore)).isPresent();
        return countedFromZeroSince ? now : Double.NaN;
    }

    /** The indices of what may stay: one sample per path, of patterns that are this source's. */
    private int[] admitted() {
        Map<Series, Integer> seen = HashMap.newHashMap(size);
        int[] indices = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            Series series = added[i];
            Optional<String> objection = claim.objection(series);
            if (objection.isPresent()) {
                name(series.metric().pattern(), "'%s' is dropped: %s".formatted(series.metric(), objection.get()));
                continue;
            }
            Integer first = seen.putIfAbsent(series, i);
            if (first == null) {
                indices[count++] = i;
            } else {
                name(
                        series.path(),
                        "'%s' stands for both %s and %s; the second is dropped"
                                .formatted(series, printable(added[first]), printable(series)));
            }
        }
        return Arrays.copyOf(indices, count);
    }

    private void name(String what, String message) {
        if (named.size() < MOST_NAMED && named.add(what)) {
            vitals.trouble().lost(message);
        }
    }

    /** Labels come from outside: what could move a terminal's cursor is not printed. */
    private static String printable(Series series) {
        return series.labels().toString().replaceAll("\\p{C}", "?");
    }
}
