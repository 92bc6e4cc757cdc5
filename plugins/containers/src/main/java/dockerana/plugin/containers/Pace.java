package dockerana.plugin.containers;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a reading may take: most of the shortest time between two that was seen, so that it is over before the next one is due. The first
 * comes at any time before the second, and tells nothing. Confined to one thread.
 */
final class Pace {
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(2);
    private static final Duration LEAST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final double SHARE = 0.9;

    private final LongSupplier nanoTime;
    private int readings;
    private long begunBefore;
    private long shortest = Long.MAX_VALUE;

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A reading begins. */
    Duration begun() {
        long now = nanoTime.getAsLong();
        if (readings >= 2) {
            shortest = Math.min(shortest, now - begunBefore);
        }
        readings++;
        begunBefore = now;
        if (shortest == Long.MAX_VALUE) {
            return UNTIL_KNOWN;
        }
        Duration most = Duration.ofNanos((long) (SHARE * shortest));
        return most.compareTo(LEAST) < 0 ? LEAST : most.compareTo(MOST) > 0 ? MOST : most;
    }
}
