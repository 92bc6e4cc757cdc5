package dockerana.plugin.local.web;

import dockerana.api.LogRecord;
import java.util.Map;
import java.util.Optional;

/** How events and lines look in JSON. */
final class EventJson {
    private EventJson() {}

    /** Writes an event as an element. */
    static void write(LogRecord event, Json json, Access access) {
        json.object().member("id", event.id()).moment("time", event.timeNanos());
        json.member("action", text(event, "event.action"))
                .member("type", given(text(event, "docker.event.type")))
                .member("container", given(text(event, "container.name")).map(Containers::node));
        if (attribute(event, "container.exit_code") instanceof Number code) {
            json.member("exitCode", code.longValue());
        }
        health(event).ifPresent(health -> json.member("health", health));
        if (access == Access.ALL) {
            json.member("text", event.text()).member("lastLines", given(text(event, "log.last_lines")));
        }
        json.endObject();
    }

    /** Docker says it in the action's free text, which the sentence ends with. */
    private static Optional<String> health(LogRecord event) {
        return text(event, "event.action").equals("health_status")
                ? Optional.of(event.text().contains("unhealthy") ? "unhealthy" : "healthy")
                : Optional.empty();
    }

    /** An attribute of a record or its origin that is a text; empty without it. */
    static String text(LogRecord record, String name) {
        return attribute(record, name) instanceof String text ? text : "";
    }

    /** An attribute of a record or its origin. */
    static Object attribute(LogRecord record, String name) {
        Object own = record.attributes().get(name);
        return own == null ? record.origin().attributes().getOrDefault(name, "") : own;
    }

    /** What it says of a flattened field. */
    static Optional<String> flattened(LogRecord record, String name, String key) {
        return attribute(record, name) instanceof Map<?, ?> map && map.get(key) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}
