package dockerana.runtime.delivery;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All sinks: spreads batches and records over them, and brings to an end what is under way. */
public final class Delivery {
    /** How long a sink that was interrupted may take to close. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final List<Outlet> outlets;
    private final Checkpoints checkpoints;

    /** @param state the directory of the checkpoints; made when the first is saved */
    public Delivery(List<Outlet> outlets, Path state) {
        this.outlets = List.copyOf(outlets);
        this.checkpoints = new Checkpoints(state);
    }

    /** The configured sinks. */
    public List<Outlet> outlets() {
        return outlets;
    }

    /** The first batches of these sources on their way; only those that a sink takes. */
    public FirstSamples first(Collection<String> sources) {
        return new FirstSamples(sources.stream()
                .filter(source -> outlets.stream().anyMatch(outlet -> outlet.takesSamples(source)))
                .collect(Collectors.toSet()));
    }

    /** Starts every lane; the outboxes share a third of the heap. */
    public void start() {
        start(first(Set.of()));
    }

    /** The same, telling these of what is delivered. */
    public void start(FirstSamples first) {
        int lanes = outlets.stream().mapToInt(Outlet::laneCount).sum();
        OutboxSizes sizes = OutboxSizes.of(lanes, Runtime.getRuntime().maxMemory());
        outlets.forEach(outlet -> outlet.start(sizes, first));
        checkpoints.start();
    }

    /** Hands a batch to every sink that takes it; never waits. Called by the threads of the sources. */
    public void put(Batch batch) {
        for (Outlet outlet : outlets) {
            if (outlet.takesSamples(batch.source())) {
                outlet.put(batch);
            }
        }
    }

    /**
     * Where a streaming source puts its records.
     *
     * @throws IOException if its checkpoint can neither be read nor put aside
     */
    public Handover handover(Vitals source) throws IOException {
        return new Handover(source, this, checkpoints.open(source));
    }

    /** Whether any sink takes records of this kind from a source. */
    boolean takes(String source, LogRecord.Kind kind) {
        return outlets.stream().anyMatch(outlet -> outlet.takes(source, kind));
    }

    /** One source at a time, so that what there was room for when it was asked still fits when it is put. */
    synchronized boolean offer(String source, List<LogRecord> records, Settlement settlement) {
        List<Outlet> takers = takers(source, records);
        long bytes = Chunk.bytes(records);
        for (Outlet taker : takers) {
            if (taker.isDurable() && !taker.records().hasRoomFor(bytes)) {
                return false;
            }
        }
        put(records, false, bytes, takers, settlement);
        return true;
    }

    synchronized void emit(String source, List<LogRecord> records, Settlement settlement) {
        put(records, true, Chunk.bytes(records), takers(source, records), settlement);
    }

    private List<Outlet> takers(String source, List<LogRecord> records) {
        return outlets.stream()
                .filter(outlet -> outlet.takesAny(source, records))
                .toList();
    }

    private static void put(
            List<LogRecord> records, boolean emitted, long bytes, List<Outlet> takers, Settlement settlement) {
        int durable = (int) takers.stream().filter(Outlet::isDurable).count();
        Chunk chunk = settlement.open(records, emitted, bytes, durable);
        Chunk settledAlready = new Chunk(records, true, bytes, 0, () -> {});
        for (Outlet taker : takers) {
            taker.records().put(taker.isDurable() ? chunk : settledAlready);
        }
    }

    /**
     * Sends what waits, closes every sink and saves the checkpoints, after the sources have ended. Returns how many samples and records could
     * not be delivered in that time.
     */
    public long close(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        Duration grace = GRACE.compareTo(atMost.dividedBy(4)) < 0 ? GRACE : atMost.dividedBy(4);
        outlets.forEach(Outlet::drain);
        for (Outlet outlet : outlets) {
            outlet.awaitEnd(end - grace.toNanos());
        }
        outlets.forEach(Outlet::stop);
        for (Outlet outlet : outlets) {
            outlet.awaitEnd(end);
        }
        checkpoints.close();
        return outlets.stream().mapToLong(Outlet::undelivered).sum();
    }
}
