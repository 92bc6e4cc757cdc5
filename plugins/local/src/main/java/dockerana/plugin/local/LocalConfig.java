package dockerana.plugin.local;

import dockerana.plugin.local.history.Limits;
import java.time.Duration;

/**
 * The block of a {@code local} sink; {@code defaults.conf} says what each option means.
 *
 * @param maxSizeBytes of all files
 * @param minFreeBytes on the disk that are left to others
 * @param lines of each log
 * @param maxLinesBytes of the lines of all logs
 * @param events for how long
 */
public record LocalConfig(long maxSizeBytes, long minFreeBytes, int lines, long maxLinesBytes, Duration events) {
    private static final long LEAST_BYTES = 16L << 20;

    /** @throws IllegalArgumentException if something does not fit together */
    public LocalConfig {
        check(maxSizeBytes >= LEAST_BYTES, "max-size is less than 16 MiB");
        check(lines >= 0, "lines is negative; 0 keeps none");
        check(maxLinesBytes <= maxSizeBytes / 2, "max-lines is more than half of max-size, of which it is a part");
        check(!events.isNegative(), "events is negative; 0s keeps none");
    }

    Limits limits() {
        return new Limits(maxSizeBytes, minFreeBytes, lines, maxLinesBytes, events);
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
