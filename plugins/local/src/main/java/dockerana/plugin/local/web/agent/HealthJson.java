package dockerana.plugin.local.web.agent;

import dockerana.api.Health;
import dockerana.api.Status;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.json.Json;
import java.util.Locale;
import java.util.Map;

/** How the agent's health looks in JSON. */
public final class HealthJson {
    private HealthJson() {}

    /** Writes the members of an object. */
    public static void writeMembers(Health health, Json json, Access access) {
        json.member("level", word(health.level()))
                .member("startedAt", health.startedAt().toEpochMilli() / 1e3);
        json.array("reasons");
        health.problems().forEach(json::value);
        health.parts().stream()
                .filter(part -> part.status().level() != Status.Level.OK)
                .forEach(part -> json.value("%s %s: %s"
                        .formatted(
                                part.role().name().toLowerCase(Locale.ROOT),
                                part.id(),
                                part.status().message())));
        json.endArray().array("problems");
        health.problems().forEach(json::value);
        json.endArray().array("parts");
        health.parts().forEach(part -> write(part, json, access));
        json.endArray();
    }

    private static void write(Health.Part part, Json json, Access access) {
        Status status = part.status();
        json.object()
                .member("role", part.role().name().toLowerCase(Locale.ROOT))
                .member("id", part.id())
                .member("type", part.type())
                .member("level", word(status.level()))
                .member("message", status.message())
                .member("remedy", status.remedy())
                .member("way", status.way())
                .member("perSecond", part.perSecond())
                .member("queuedBytes", part.queuedBytes())
                .member("lagSeconds", part.lagSeconds());
        json.object("dropped");
        for (Map.Entry<String, Long> dropped : part.dropped().entrySet()) {
            json.member(dropped.getKey(), dropped.getValue().longValue());
        }
        json.endObject();
        if (access == Access.ALL) {
            json.member("lastError", part.lastError());
        }
        json.endObject();
    }

    public static String word(Status.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
