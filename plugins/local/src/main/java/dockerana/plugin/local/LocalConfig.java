package dockerana.plugin.local;

import dockerana.api.Secret;
import dockerana.plugin.local.history.Limits;
import dockerana.plugin.local.web.access.Bind;
import dockerana.plugin.local.web.access.WebConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The block of a {@code local} sink; {@code defaults.conf} says what each option means.
 *
 * @param bind where the page is
 * @param auth how somebody shows that he may see all
 * @param user with {@code auth = basic}
 * @param password with {@code auth = basic}
 * @param token instead of one that is made
 * @param hosts the names by which the page may be asked for, besides those of this machine
 * @param maxSizeBytes of all files
 * @param minFreeBytes on the disk that are left to others
 * @param lines of each log
 * @param maxLinesBytes of the lines of all logs
 * @param events for how long
 */
public record LocalConfig(
        Bind bind,
        WebConfig.Auth auth,
        Optional<String> user,
        Optional<Secret> password,
        Optional<Secret> token,
        List<String> hosts,
        long maxSizeBytes,
        long minFreeBytes,
        int lines,
        long maxLinesBytes,
        Duration events) {
    private static final long LEAST_BYTES = 16L << 20;

    /** @throws IllegalArgumentException if something does not fit together */
    public LocalConfig {
        hosts = List.copyOf(hosts);
        new WebConfig(bind, auth, user, password, token, hosts);
        check(maxSizeBytes >= LEAST_BYTES, "max-size is less than 16 MiB");
        check(lines >= 0, "lines is negative; 0 keeps none");
        check(maxLinesBytes <= maxSizeBytes / 2, "max-lines is more than half of max-size, of which it is a part");
        check(!events.isNegative(), "events is negative; 0s keeps none");
    }

    WebConfig web() {
        return new WebConfig(bind, auth, user, password, token, hosts);
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
