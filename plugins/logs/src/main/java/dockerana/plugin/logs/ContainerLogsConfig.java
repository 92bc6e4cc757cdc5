package dockerana.plugin.logs;

import dockerana.plugin.containers.Via;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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
        Map<String, PatternConfig> patterns)
        implements Options {
    /** @throws IllegalArgumentException if a value is out of bounds */
    ContainerLogsConfig {
        Options.check(poll, maxLineBytes, rateLimit);
        patterns = Options.checked(patterns);
    }
}
