package dockerana.plugin.local.web.agent;

import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Status;
import dockerana.plugin.local.web.json.Json;
import java.util.Optional;

/**
 * Whether Docker can be seen.
 *
 * @param state {@code ok}, {@code unreachable} or {@code absent}
 * @param message what is so
 * @param remedy what to do about it
 */
public record DockerState(String state, String message, Optional<String> remedy) {
    private static final DockerState ABSENT =
            new DockerState("absent", "Nothing in the configuration looks at Docker", Optional.empty());

    public static DockerState of(Health health) {
        return health.parts().stream()
                .filter(part -> part.role() == Role.SERVICE && part.type().equals("docker"))
                .map(Health.Part::status)
                .findFirst()
                .map(status -> new DockerState(
                        status.level() == Status.Level.FAILED ? "unreachable" : "ok",
                        status.message(),
                        status.remedy()))
                .orElse(ABSENT);
    }

    /** Writes it as a member. */
    public void writeTo(Json json) {
        json.object("docker")
                .member("state", state)
                .member("message", message)
                .member("remedy", remedy)
                .endObject();
    }
}
