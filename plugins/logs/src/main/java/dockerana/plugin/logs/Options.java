package dockerana.plugin.logs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The options that all sources of log lines have. */
interface Options {
    /** Where a log begins that was there before the agent. */
    Start start();

    /** How often a log that grows is looked at. */
    Duration poll();

    /** What is longer is cut. */
    long maxLineBytes();

    /** Lines of one log in a second; empty for no limit. */
    Optional<Integer> rateLimit();

    /** Where the host's files are. */
    Path root();

    /** What is looked for in lines, by name. */
    Map<String, ? extends Rule> patterns();

    /**
     * Refuses what is out of bounds.
     *
     * @throws IllegalArgumentException if a value is
     */
    static void check(Duration poll, long maxLineBytes, Optional<Integer> rateLimit) {
        if (poll.compareTo(Duration.ofMillis(10)) < 0 || poll.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("poll must be between 10ms and 1m");
        }
        if (maxLineBytes < 1 || maxLineBytes > 16L << 20) {
            throw new IllegalArgumentException("max-line must be between 1 B and 16 MiB");
        }
        if (rateLimit.isPresent() && rateLimit.get() < 1) {
            throw new IllegalArgumentException("rate-limit must be 1 or more; leave it out for no limit");
        }
    }

    /**
     * Patterns as they were written, in their order.
     *
     * @throws IllegalArgumentException if a name cannot be one
     */
    static <R extends Rule> Map<String, R> checked(Map<String, R> patterns) {
        Pattern name = Pattern.compile("[A-Za-z0-9_-]{1,100}");
        for (String one : patterns.keySet()) {
            if (!name.matcher(one).matches()) {
                throw new IllegalArgumentException(
                        "pattern '%s': a name is made of at most 100 letters, digits, _ and -".formatted(one));
            }
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
    }
}
