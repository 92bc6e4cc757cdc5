package dockerana.runtime.delivery;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.api.Sink;
import dockerana.runtime.component.ComponentAgent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A configured sink as the sources see it: what it takes, and the lanes that carry it. */
public final class Outlet {
    private final ComponentAgent agent;
    private final Callable<Object> build;
    private final Predicate<String> from;
    private final Sink model;
    private final int laneCount;
    private final Map<String, Series.Cache<Integer>> laneOfSeries = new ConcurrentHashMap<>();
    private List<Lane> lanes = List.of();

    /**
     * Builds the sink once to learn what it takes; each lane builds its own when it starts.
     *
     * @param build makes a new sink
     * @param from which sources it takes, by id
     * @throws Exception if the sink cannot be built
     */
    public Outlet(ComponentAgent agent, Callable<Object> build, Predicate<String> from) throws Exception {
        this.agent = agent;
        this.build = build;
        this.from = from;
        this.model = (Sink) build.call();
        this.laneCount = model instanceof SampleSink samples ? samples.lanes().size() : 1;
    }

    /** What the sink does and suffers. */
    public ComponentAgent agent() {
        return agent;
    }

    int laneCount() {
        return laneCount;
    }

    void start(OutboxSizes sizes) {
        String name = "sink-" + agent.id();
        ClassLoader plugin = model.getClass().getClassLoader();
        Runnable released = laneCount == 1 ? agent::interruptThreads : () -> {};
        lanes = IntStream.range(0, laneCount)
                .mapToObj(i -> new Lane(
                        laneCount == 1 ? name : name + '-' + i, agent.vitals(), sizes, () -> lane(i), released, plugin))
                .toList();
        lanes.forEach(Lane::start);
    }

    private Sink lane(int index) throws Exception {
        Sink sink = (Sink) build.call();
        return sink instanceof SampleSink samples ? samples.lanes().get(index) : sink;
    }

    boolean takesSamples(String source) {
        return model instanceof SampleSink && from.test(source);
    }

    /** Whether any of these records is for this sink. */
    boolean takesAny(String source, List<LogRecord> records) {
        if (!(model instanceof RecordSink sink) || !from.test(source)) {
            return false;
        }
        Set<LogRecord.Kind> kinds = sink.kinds();
        for (LogRecord record : records) {
            if (kinds.contains(record.origin().kind())) {
                return true;
            }
        }
        return false;
    }

    boolean isDurable() {
        return model instanceof RecordSink sink && sink.durable();
    }

    /** Called by the source's thread. */
    void put(Batch batch) {
        if (lanes.size() == 1) {
            lanes.getFirst().queue.put(batch);
            return;
        }
        Integer[] laneOf = laneOfSeries
                .computeIfAbsent(batch.source(), source -> new Series.Cache<>(Integer[]::new, this::laneOf))
                .of(batch);
        for (int lane = 0; lane < lanes.size(); lane++) {
            lanes.get(lane).queue.put(part(batch, laneOf, lane));
        }
    }

    private int laneOf(Series series) {
        return ((SampleSink) model).lane(series);
    }

    private static Batch part(Batch batch, @Nullable Integer[] laneOf, int lane) {
        Series[] series = new Series[batch.size()];
        double[] values = new double[batch.size()];
        double[] deltas = new double[batch.size()];
        int size = 0;
        for (int i = 0; i < batch.size(); i++) {
            Integer own = laneOf[i];
            if (own != null && own == lane) {
                series[size] = batch.series(i);
                values[size] = batch.value(i);
                deltas[size++] = batch.delta(i);
            }
        }
        return new Batch(
                batch.source(),
                batch.slotMillis(),
                batch.elapsedNanos(),
                Arrays.copyOf(series, size),
                Arrays.copyOf(values, size),
                Arrays.copyOf(deltas, size));
    }

    /** Records go the way of the first lane: a sink that spreads its series has no records. */
    LaneQueue records() {
        return lanes.getFirst().queue;
    }

    /** Samples and records that wait. */
    public long queued() {
        return lanes.stream().mapToLong(lane -> lane.queue.count()).sum();
    }

    /** Bytes of memory that what waits takes. */
    public long queuedBytes() {
        return lanes.stream().mapToLong(lane -> lane.queue.bytes()).sum();
    }

    /** Age of the oldest thing that waits, in seconds. */
    public double lagSeconds() {
        return lanes.stream().mapToDouble(lane -> lane.queue.lagSeconds()).max().orElse(0);
    }

    /** How long the longest call that is under way has lasted. */
    public Duration busy() {
        return lanes.stream().map(Lane::busy).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    void drain() {
        lanes.forEach(Lane::drain);
    }

    long finish(long deadlineNanos) throws InterruptedException {
        long left = 0;
        for (Lane lane : lanes) {
            left += lane.finish(deadlineNanos);
        }
        agent.interruptThreads();
        return left;
    }
}
