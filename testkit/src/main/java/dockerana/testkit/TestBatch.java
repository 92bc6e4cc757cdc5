package dockerana.testkit;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a {@link Batch}: of the source {@code test}, at a fixed slot, ten seconds after the one before, unless told otherwise. Confined to one
 * thread.
 */
public final class TestBatch {
    /** The slot of a batch that is not told another. */
    public static final Instant SLOT = Instant.parse("2026-01-01T00:00:10Z");

    private final List<Series> series = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final List<Double> deltas = new ArrayList<>();
    private String source = "test";
    private Instant slot = SLOT;
    private Duration elapsed = Duration.ofSeconds(10);

    /** Of the source with this id. */
    public TestBatch from(String sourceId) {
        source = sourceId;
        return this;
    }

    /** At this boundary. */
    public TestBatch at(Instant boundary) {
        slot = boundary;
        return this;
    }

    /** This long after the batch before. */
    public TestBatch after(Duration time) {
        elapsed = time;
        return this;
    }

    /** With a gauge of this path, all lower-case. */
    public TestBatch gauge(String path, double value) {
        return add(Metric.gauge(path, "A gauge of a test").of(), value);
    }

    /** With a counter of this path, all lower-case; its delta is NaN if it is seen for the first time. */
    public TestBatch counter(String path, double total, double delta) {
        return add(Metric.counter(path, "A counter of a test").of(), total, delta);
    }

    /** With a sample that has no delta. */
    public TestBatch add(Series of, double value) {
        return add(of, value, Double.NaN);
    }

    /** With a sample. */
    public TestBatch add(Series of, double value, double delta) {
        series.add(of);
        values.add(value);
        deltas.add(delta);
        return this;
    }

    /** The batch; what is added afterwards is not part of it. */
    public Batch build() {
        return new Batch(
                source,
                slot.toEpochMilli(),
                elapsed.toNanos(),
                series.toArray(new Series[0]),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                deltas.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
