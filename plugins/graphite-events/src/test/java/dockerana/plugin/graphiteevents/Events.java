package dockerana.plugin.graphiteevents;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import java.util.Map;

/** Docker events for tests. */
final class Events {
    /** Noon of the 23rd of November 2026, UTC. */
    static final long NOON = 1_795_435_200L;

    private Events() {}

    static LogRecord die(String container, int number) {
        return event(container, "container", "die", number, "container %s died, exit code 137".formatted(container));
    }

    static LogRecord event(String container, String type, String action, int number, String text) {
        Origin origin = new Origin(
                Kind.EVENT,
                container,
                "",
                Map.of("event.kind", "event", "container.name", container, "container.image.name", "nginx:1.29"));
        return new LogRecord(
                origin,
                (NOON + number) * 1_000_000_000,
                number,
                0,
                text,
                Map.of(
                        "event.action", action,
                        "docker.event.type", type,
                        "log.last_lines", "first\nlast \"words\""));
    }
}
