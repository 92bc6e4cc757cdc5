package dockerana.runtime.delivery;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.api.Sink;
import dockerana.api.Status;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Vitals;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A configured sink as the sources see it: what it takes, and the lanes that carry it. */
public final class Outlet {
    private final ComponentAgent agent;
    private final Callable<Object> build;
    private final Predicate<String> from;
    private final boolean takesSamples;
    private final Set<LogRecord.Kind> kinds;
    private final boolean durable;
    private final List<Sink> firstSinks;
    private final @Nullable LaneSplit split;
    private volatile List<Lane> lanes = List.of();

    /**
     * Builds the sink, to learn what it takes; it is used when the lanes start.
     *
     * @param build makes a new sink
     * @param from which sources it takes, by id
     * @throws Exception if the sink cannot be built
     */
    public Outlet(ComponentAgent agent, Callable<Object> build, Predicate<String> from) throws Exception {
        this.agent = agent;
        this.build = build;
        this.from = from;
        Sink sink = (Sink) build.call();
        this.takesSamples = sink instanceof SampleSink;
        this.kinds = sink instanceof RecordSink records ? Set.copyOf(records.kinds()) : Set.of();
        this.durable = sink instanceof RecordSink records && records.durable();
        this.firstSinks = lanesOf(sink);
        if (firstSinks.isEmpty() || (firstSinks.size() > 1 && sink instanceof RecordSink)) {
            throw new IllegalStateException("A sink has a lane, and one that takes records has no more than that");
        }
        this.split = sink instanceof SampleSink samples && laneCount() > 1
                ? new LaneSplit(samples, laneCount(), vitals())
                : null;
    }

    private static List<Sink> lanesOf(Sink sink) {
        return sink instanceof SampleSink samples ? List.copyOf(samples.lanes()) : List.of(sink);
    }

    /** What the sink does and suffers. */
    public ComponentAgent agent() {
        return agent;
    }

    private Vitals vitals() {
        return agent.vitals();
    }

    int laneCount() {
        return firstSinks.size();
    }

    void start(OutboxSizes sizes, FirstSamples first) {
        lanes = IntStream.range(0, laneCount())
                .mapToObj(i -> lane(i, sizes, first))
                .toList();
        lanes.forEach(Lane::start);
    }

    private Lane lane(int index, OutboxSizes sizes, FirstSamples first) {
        boolean only = laneCount() == 1;
        String name = "sink-" + agent.id();
        return new Lane(
                only ? name : name + '-' + (index + 1),
                vitals(),
                only ? vitals().trouble() : vitals().trouble("lane " + (index + 1)),
                new LaneQueue(vitals(), sizes),
                new LaneSink(vitals(), sinks(index), kinds, only ? this::released : () -> {}),
                Patience.usual(),
                first,
                agent.plugin());
    }

    /** What a sink that was closed leaves behind: its threads, and what it said of itself. */
    private void released() {
        agent.interruptThreads();
        agent.status(Status.ok(""));
    }

    /** The sink that was built to be asked, and a new one after a bug. */
    private Callable<Sink> sinks(int index) {
        AtomicReference<@Nullable Sink> first = new AtomicReference<>(firstSinks.get(index));
        return () -> {
            Sink built = first.getAndSet(null);
            return built == null ? lanesOf((Sink) build.call()).get(index) : built;
        };
    }

    boolean takesSamples(String source) {
        return takesSamples && from.test(source);
    }

    /** Whether records of this kind are for this sink. */
    boolean takes(String source, LogRecord.Kind kind) {
        return kinds.contains(kind) && from.test(source);
    }

    /** Whether any of these records is for this sink. */
    boolean takesAny(String source, List<LogRecord> records) {
        if (kinds.isEmpty() || !from.test(source)) {
            return false;
        }
        for (LogRecord record : records) {
            if (kinds.contains(record.origin().kind())) {
                return true;
            }
        }
        return false;
    }

    boolean isDurable() {
        return durable;
    }

    /** Called by the source's thread. */
    void put(Batch batch) {
        List<Lane> all = lanes;
        if (split == null) {
            all.getFirst().queue.put(batch);
            return;
        }
        Batch[] parts = split.parts(batch);
        for (int lane = 0; lane < all.size(); lane++) {
            all.get(lane).queue.put(parts[lane]);
        }
    }

    /** A sink that takes records has one lane. */
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

    void awaitEnd(long deadlineNanos) throws InterruptedException {
        for (Lane lane : lanes) {
            lane.awaitEnd(deadlineNanos);
        }
    }

    void stop() {
        lanes.forEach(Lane::stop);
        agent.interruptThreads();
    }

    /** After the end: how many samples and records were not delivered; says so. */
    long undelivered() {
        long left = queued();
        if (left > 0) {
            vitals().trouble()
                    .lost(left + " samples and records could not be delivered before the end"
                            + (durable ? "; records that can be read again come after the next start" : ""));
        }
        return left;
    }
}
