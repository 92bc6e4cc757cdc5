package dockerana.plugin.graphiteevents;

import java.time.Duration;
import java.util.function.LongSupplier;

/** So many events a minute, all at once or spread out. Never waits. Confined to one thread. */
final class Allowance {
    private final int most;
    private final long nanosEach;
    private final LongSupplier nanoTime;
    private long left;
    private long sinceNanos;

    Allowance(int perMinute, LongSupplier nanoTime) {
        this.most = perMinute;
        this.nanosEach = Duration.ofMinutes(1).toNanos() / perMinute;
        this.nanoTime = nanoTime;
        this.left = perMinute;
        this.sinceNanos = nanoTime.getAsLong();
    }

    /** Takes one, if there is one left. */
    boolean take() {
        long earned = (nanoTime.getAsLong() - sinceNanos) / nanosEach;
        sinceNanos += earned * nanosEach;
        left = Math.min(most, left + earned);
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
