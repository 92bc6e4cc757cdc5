package dockerana.runtime.pipeline;

import dockerana.runtime.component.Vitals;
import java.time.Duration;

/** Tells once that a sink gives up what does not fit into its outbox, and once how much that was. Confined to one thread. */
final class Overflow {
    /** A sink that is a little too slow drops now and then: that is one overflow, not many. */
    private static final long OVER_NANOS = Duration.ofMinutes(1).toNanos();

    private final Vitals sink;
    private long before;
    private long toldAt;
    private long lastNanos;
    private boolean told;

    Overflow(Vitals sink) {
        this.sink = sink;
    }

    /** @param dropped how many samples and records did not fit since the start */
    void look(long dropped, long nowNanos) {
        if (dropped > before) {
            lastNanos = nowNanos;
            if (!told) {
                told = true;
                toldAt = before;
                sink.trouble()
                        .lost("its outbox is full: the oldest that waits is dropped and counted until there is room");
            }
        } else if (told && nowNanos - lastNanos > OVER_NANOS) {
            told = false;
            sink.trouble()
                    .mended("%d samples and records were dropped because its outbox was full; for a minute none was"
                            .formatted(dropped - toldAt));
        }
        before = dropped;
    }
}
