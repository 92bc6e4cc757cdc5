package dockerana.plugin.logs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When the engine may be asked again for a log: each time it looks through all of the log's files, so not more often than every two seconds, and less
 * and less often while that fails. Confined to one thread.
 */
final class Retry {
    private static final long SHORTEST = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();
    private static final int DOUBLINGS = 5;

    private long notBefore = System.nanoTime();
    private int failures;

    boolean isDue() {
        return System.nanoTime() - notBefore >= 0;
    }

    /** The engine is asked now. */
    void asked() {
        notBefore = System.nanoTime() + SHORTEST;
    }

    /** The last question was a small one. */
    void atOnce() {
        notBefore = System.nanoTime();
    }

    void failed() {
        long pause = Math.min(LONGEST, SHORTEST << Math.min(failures, DOUBLINGS));
        notBefore = System.nanoTime() + pause + ThreadLocalRandom.current().nextLong(pause / 4);
        failures++;
    }

    void worked() {
        failures = 0;
    }

    /** Whether it failed more than once: the first time may be the end of an engine that is back in a moment. */
    boolean failsRepeatedly() {
        return failures > 1;
    }
}
