package dockerana.plugin.logs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block of a source {@code host-logs}.
 *
 * @param files which files, as paths of the host with wildcards
 * @param journal whether the journal of systemd is read
 * @param start where a log begins that was there before the agent
 * @param poll how often a log that grows is looked at
 * @param maxLineBytes what is longer is cut
 * @param rateLimit lines of one log in a second; empty for no limit
 * @param root where the host's files are
 * @param patterns what is looked for in lines, by name
 */
record HostLogsConfig(
        List<String> files,
        boolean journal,
        Start start,
        Duration poll,
        long maxLineBytes,
        Optional<Integer> rateLimit,
        Path root,
        Map<String, HostPatternConfig> patterns)
        implements Options {
    /** @throws IllegalArgumentException if a value is out of bounds */
    HostLogsConfig {
        files = List.copyOf(files);
        if (files.isEmpty() && !journal) {
            throw new IllegalArgumentException("there is nothing to read: name files, or set journal = true");
        }
        for (String file : files) {
            if (!file.startsWith("/") || file.endsWith("/")) {
                throw new IllegalArgumentException(
                        "files: '%s' must be the path of a file, beginning with /, such as /var/log/*.log"
                                .formatted(file));
            }
        }
        Options.check(poll, maxLineBytes, rateLimit);
        patterns = Options.checked(patterns);
    }
}
