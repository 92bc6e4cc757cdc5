package dockerana.plugin.statsd;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps to so many datagrams a second, a few at a time: a receiver's buffer holds some ninety of them (212,992 bytes on Linux, of which one of
 * 1,432 bytes takes 2,304).
 */
final class Pace {
    /** Datagrams between two pauses. */
    static final int BURST = 16;

    private final LongSupplier nanoTime;
    private final long nanosPerBurst;
    private long next;

    Pace(int perSecond, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nanosPerBurst = Duration.ofSeconds(BURST).toNanos() / perSecond;
        this.next = nanoTime.getAsLong();
    }

    /** How long to wait before the next burst, which is then taken as sent. */
    Duration pause() {
        long now = nanoTime.getAsLong();
        long wait = Math.max(0, next - now);
        next = now + wait + nanosPerBurst;
        return Duration.ofNanos(wait);
    }
}
