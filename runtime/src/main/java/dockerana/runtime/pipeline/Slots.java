package dockerana.runtime.pipeline;

import java.time.Duration;

/** The boundaries of an interval on the wall clock, in milliseconds since 1970. */
public record Slots(long intervalMillis) {
    private static final long MINUTE = 60_000;

    /** The slots of an interval that {@link #fits}. */
    public static Slots of(Duration interval) {
        return new Slots(interval.toMillis());
    }

    /** Whether an interval divides a minute or is a multiple of one, so that its boundaries are the same after every restart. */
    public static boolean fits(Duration interval) {
        long millis = interval.toMillis();
        return millis > 0
                && interval.equals(Duration.ofMillis(millis))
                && (MINUTE % millis == 0 || millis % MINUTE == 0);
    }

    /** The boundary at this time or before it. */
    long begun(long nowMillis) {
        return Math.floorDiv(nowMillis, intervalMillis) * intervalMillis;
    }

    /** The first boundary after this time. */
    long next(long nowMillis) {
        return begun(nowMillis) + intervalMillis;
    }
}
