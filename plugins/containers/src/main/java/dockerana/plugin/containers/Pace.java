package dockerana.plugin.containers;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * How long a reading may take: most of the time that usually is between two, so that it is over before the next one is due. Usual is the middle
 * one of the last three: one that comes late after another, or early after a late one, changes nothing. The first reading comes at any time
 * before the second, and tells nothing. Confined to one thread.
 */
final class Pace {
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(2);
    private static final Duration LEAST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final double SHARE = 0.9;
    private static final int LATEST = 3;

    private final LongSupplier nanoTime;
    private final long[] between = new long[LATEST];
    private int readings;
    private long begunBefore;

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A reading begins. */
    Duration begun() {
        long now = nanoTime.getAsLong();
        if (readings >= 2) {
            between[(readings - 2) % LATEST] = now - begunBefore;
        }
        readings++;
        begunBefore = now;
        if (readings <= 2) {
            return UNTIL_KNOWN;
        }
        Duration most = Duration.ofNanos((long) (SHARE * usual()));
        return most.compareTo(LEAST) < 0 ? LEAST : most.compareTo(MOST) > 0 ? MOST : most;
    }

    private long usual() {
        long[] known = Arrays.copyOf(between, Math.min(readings - 2, LATEST));
        Arrays.sort(known);
        return known[(known.length - 1) / 2];
    }
}
