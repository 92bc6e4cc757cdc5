package dockerana.plugin.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes containers for tests of names. */
final class Containers {
    static final DockerConfig.Containers ALL =
            new DockerConfig.Containers(List.of("*"), List.of(), Map.of(), Optional.empty(), true);

    private Containers() {}

    /** @param digit what its id is made of */
    static Container of(String digit, String dockerName, Map<String, String> labels, String state, long startedAt) {
        DockerEvent created = new DockerEvent(
                1, "container", "create", digit.repeat(64), Map.of("name", dockerName), Optional.empty());
        Container bare = Hearsay.first(created);
        return new Container(
                bare.id(),
                "",
                dockerName,
                "shop:1",
                labels,
                state,
                "none",
                0,
                "",
                Duration.ZERO,
                1,
                Instant.EPOCH,
                Optional.of(Instant.ofEpochSecond(startedAt)),
                Optional.empty(),
                0,
                false,
                0,
                "",
                "",
                List.of(),
                Limits.NONE,
                "",
                false,
                "",
                Optional.empty(),
                true,
                false);
    }

    static Container running(String digit, String dockerName, long startedAt) {
        return of(digit, dockerName, Map.of(), "running", startedAt);
    }

    static Container labelled(String dockerName, Map<String, String> labels) {
        return of("a", dockerName, labels, "running", 1);
    }
}
