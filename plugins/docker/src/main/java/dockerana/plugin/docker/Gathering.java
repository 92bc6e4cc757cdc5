package dockerana.plugin.docker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Has whoever reads a socket wait a moment when little came: to be woken for every line costs more than all else that is done with it. The engine
 * writes on meanwhile: the kernel holds some hundred lines for it. Confined to one thread.
 */
final class Gathering {
    /** In which the fastest engine writes less than the kernel takes. */
    private static final long SHORTEST_MILLIS = 1;

    /** Much less than the time between two looks at what came. */
    private static final long LONGEST_MILLIS = 64;

    private final int most;
    private long millis = SHORTEST_MILLIS;

    /** @param most bytes that one read brings */
    Gathering(int most) {
        this.most = most;
    }

    /** Waits, unless there is more already; not any longer when it is interrupted, which it stays. */
    void pause(int count) {
        millis = next(count);
        if (millis > 0) {
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        }
    }

    /** How long to wait after a read that brought so many bytes: on a unix socket it brings all that is there, if that is not too much. */
    long next(int count) {
        if (count >= most / 2) {
            return 0;
        }
        long longer = count < most / 8 ? 2 * millis : millis;
        return Math.clamp(longer, SHORTEST_MILLIS, LONGEST_MILLIS);
    }
}
