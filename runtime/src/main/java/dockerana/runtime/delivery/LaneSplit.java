package dockerana.runtime.delivery;

import dockerana.api.Batch;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.runtime.component.Vitals;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Divides batches among the lanes of a sink. Used by the threads of the sources, each for its own batches. */
final class LaneSplit {
    private static final int NOWHERE = -1;

    private final SampleSink sink;
    private final int lanes;
    private final Vitals vitals;
    private final AtomicBoolean told = new AtomicBoolean();
    private final Map<String, Series.Cache<Integer>> laneOfSeries = new ConcurrentHashMap<>();

    LaneSplit(SampleSink sink, int lanes, Vitals vitals) {
        this.sink = sink;
        this.lanes = lanes;
        this.vitals = vitals;
    }

    /** The part of each lane; empty for a lane that has no series of this source. */
    Batch[] parts(Batch batch) {
        Integer[] laneOf = laneOfSeries
                .computeIfAbsent(batch.source(), source -> new Series.Cache<>(Integer[]::new, this::laneOf))
                .of(batch);
        int[] sizes = new int[lanes];
        int lost = 0;
        for (Integer lane : laneOf) {
            if (lane == NOWHERE) {
                lost++;
            } else {
                sizes[lane]++;
            }
        }
        if (lost > 0) {
            vitals.dropped("lane", lost);
        }
        Batch[] parts = new Batch[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            parts[lane] = part(batch, laneOf, lane, sizes[lane]);
        }
        return parts;
    }

    /** Asked on a source's thread, which must not suffer from a bug of the sink. */
    private Integer laneOf(Series series) {
        try {
            int lane = sink.lane(series);
            if (lane >= 0 && lane < lanes) {
                return lane;
            }
            tell("'%s' and others are dropped: there is no lane %d".formatted(series, lane));
        } catch (Exception | LinkageError | StackOverflowError e) {
            tell("'%s' and others are dropped: asked for its lane, the sink threw %s".formatted(series, e));
        }
        return NOWHERE;
    }

    private void tell(String message) {
        if (told.compareAndSet(false, true)) {
            vitals.trouble().lost(message);
        }
    }

    private static Batch part(Batch batch, @Nullable Integer[] laneOf, int lane, int size) {
        Series[] series = new Series[size];
        double[] values = new double[size];
        double[] deltas = new double[size];
        int at = 0;
        for (int i = 0; i < batch.size(); i++) {
            Integer own = laneOf[i];
            if (own != null && own == lane) {
                series[at] = batch.series(i);
                values[at] = batch.value(i);
                deltas[at++] = batch.delta(i);
            }
        }
        return new Batch(batch.source(), batch.slotMillis(), batch.elapsedNanos(), series, values, deltas);
    }
}
