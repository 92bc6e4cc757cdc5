package dockerana.runtime.delivery;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** All sinks: spreads batches and records over them, and brings to an end what is under way. */
public final class Delivery {
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

    /** Starts every lane; the outboxes share a third of the heap. */
    public void start() {
        int lanes = outlets.stream().mapToInt(Outlet::laneCount).sum();
        OutboxSizes sizes = OutboxSizes.of(lanes, Runtime.getRuntime().maxMemory());
        outlets.forEach(outlet -> outlet.start(sizes));
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

    List<Outlet> takers(String source, List<LogRecord> records) {
        return outlets.stream()
                .filter(outlet -> outlet.takesAny(source, records))
                .toList();
    }

    /**
     * Sends what waits, closes every sink and saves the checkpoints, after the sources have ended. Returns how many samples and records could
     * not be delivered in that time.
     */
    public long close(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        outlets.forEach(Outlet::drain);
        long left = 0;
        for (Outlet outlet : outlets) {
            long undelivered = outlet.finish(deadline);
            if (undelivered > 0) {
                outlet.agent()
                        .vitals()
                        .trouble()
                        .lost(undelivered + " samples and records could not be delivered before the end");
            }
            left += undelivered;
        }
        checkpoints.close();
        return left;
    }
}
