package dockerana.plugin.logs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One log of the host.
 *
 * @param name its path on the host, or {@code journal}
 * @param node what it is called in paths of series
 * @param path where its file is for this process; empty for the journal
 * @param absent when it was looked for the last time and not there; empty if it was there when the agent began
 */
record HostLog(String name, String node, Optional<Path> path, Optional<Instant> absent) {
    static final HostLog JOURNAL = new HostLog("journal", "journal", Optional.empty(), Optional.empty());

    /** The attributes of its records. */
    Map<String, Object> records(String host) {
        return Map.of("event.kind", "event", "event.action", "log", "log.file.path", name, "host.name", host);
    }
}
