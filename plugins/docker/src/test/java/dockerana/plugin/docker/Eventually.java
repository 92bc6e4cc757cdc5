package dockerana.plugin.docker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what another process will do. */
public final class Eventually {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Eventually() {}

    /** Looks again and again until it is so, fails when the time is over, and tells how long it took. */
    public static Duration is(String what, Duration atMost, Callable<Boolean> look) throws Exception {
        long begun = System.nanoTime();
        while (!look.call()) {
            if (System.nanoTime() - begun > atMost.toNanos()) {
                throw new AssertionError("%s: not within %d s".formatted(what, atMost.toSeconds()));
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
