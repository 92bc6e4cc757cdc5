package dockerana.plugin.logs;

import dockerana.plugin.containers.Via;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The block of a source {@code container-logs}.
 *
 * @param via which way logs are read
 * @param start where the log of a container begins that was there before the agent
 * @param poll how often a log that grows is looked at
 * @param maxLineBytes what is longer is cut
 * @param rateLimit lines of one container in a second; empty for no limit
 * @param root where the host's files are
 * @param patterns what is looked for in lines, by name
 */
record ContainerLogsConfig(
        Via via,
        Start start,
        Duration poll,
        long maxLineBytes,
        Optional<Integer> rateLimit,
        Path root,
        Map<String, PatternConfig> patterns) {
    private static final long LARGEST = 16L << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** @throws IllegalArgumentException if a value is out of bounds */
    ContainerLogsConfig {
        if (poll.compareTo(Duration.ofMillis(10)) < 0 || poll.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("poll must be between 10ms and 1m");
        }
        if (maxLineBytes < 1 || maxLineBytes > LARGEST) {
            throw new IllegalArgumentException("max-line must be between 1 B and 16 MiB");
        }
        if (rateLimit.isPresent() && rateLimit.get() < 1) {
            throw new IllegalArgumentException("rate-limit must be 1 or more; leave it out for no limit");
        }
        for (String name : patterns.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "pattern '%s': a name is made of at most 100 letters, digits, _ and -".formatted(name));
            }
        }
        patterns = Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
    }
}
