package dockerana.plugin.local.web.json;

import dockerana.api.LogRecord;
import dockerana.plugin.local.web.access.Access;
import java.util.Optional;

/** How events look in JSON. */
public final class EventJson {
    private EventJson() {}

    /** Writes an event as an element. */
    public static void write(LogRecord event, Json json, Access access) {
        json.object().member("id", event.id()).moment("time", event.timeNanos());
        json.member("action", RecordAttributes.text(event, "event.action"))
                .unlessEmpty("type", RecordAttributes.text(event, "docker.event.type"));
        String container = RecordAttributes.text(event, "container.name");
        if (!container.isEmpty()) {
            json.member("container", Node.of(container));
        }
        if (RecordAttributes.of(event, "container.exit_code") instanceof Number code) {
            json.member("exitCode", code.longValue());
        }
        health(event).ifPresent(health -> json.member("health", health));
        if (access == Access.ALL) {
            json.member("text", event.text()).unlessEmpty("lastLines", RecordAttributes.text(event, "log.last_lines"));
        }
        json.endObject();
    }

    /** Docker says it in the action's free text, which the sentence ends with. */
    private static Optional<String> health(LogRecord event) {
        return RecordAttributes.text(event, "event.action").equals("health_status")
                ? Optional.of(event.text().contains("unhealthy") ? "unhealthy" : "healthy")
                : Optional.empty();
    }
}
