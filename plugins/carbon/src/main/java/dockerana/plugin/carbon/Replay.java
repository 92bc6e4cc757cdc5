package dockerana.plugin.carbon;

import dockerana.api.Batch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What was sent lately, to be sent again over the next connection: carbon acknowledges nothing, and what it has not written when it dies is
 * gone. It keeps the batches themselves, which are smaller than their frames. Confined to one thread.
 */
final class Replay {
    /** About 85,000 samples: less than 10 MB of pickle, and as much memory as the outbox takes. */
    static final long MOST_BYTES = 2 * 1024 * 1024;

    private static final int BYTES_PER_BATCH = 100;
    private static final int BYTES_PER_SAMPLE = 24;

    private final long windowNanos;
    private final ArrayDeque<Sent> kept = new ArrayDeque<>();
    private long bytes;
    private boolean due;

    private record Sent(Batch batch, long atNanos) {}

    Replay(Duration window) {
        this.windowNanos = window.toNanos();
    }

    /** A batch was handed over. What is out of the window by now has arrived, or is lost. */
    void sent(Batch batch, long nowNanos) {
        if (windowNanos == 0) {
            return;
        }
        kept.add(new Sent(batch, nowNanos));
        bytes += bytes(batch);
        while (bytes > MOST_BYTES || (!kept.isEmpty() && nowNanos - kept.getFirst().atNanos > windowNanos)) {
            bytes -= bytes(kept.removeFirst().batch);
        }
    }

    /** There is a new connection: what was sent over the old one may not have arrived. */
    void reconnected() {
        due = !kept.isEmpty();
    }

    /** Whether {@link #batches} have to be sent before anything else. */
    boolean isDue() {
        return due;
    }

    /** What to send again, oldest first. */
    List<Batch> batches() {
        return kept.stream().map(Sent::batch).toList();
    }

    /** All was sent again just now, and is as uncertain as if it were new. */
    void repeated(long nowNanos) {
        due = false;
        List<Batch> batches = batches();
        kept.clear();
        batches.forEach(batch -> kept.add(new Sent(batch, nowNanos)));
    }

    private static long bytes(Batch batch) {
        return BYTES_PER_BATCH + (long) BYTES_PER_SAMPLE * batch.size();
    }
}
