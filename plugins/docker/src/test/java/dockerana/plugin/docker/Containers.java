package dockerana.plugin.docker;

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
        Draft draft = new Draft(digit.repeat(64));
        draft.dockerName = dockerName;
        draft.image = "shop:1";
        draft.labels = labels;
        draft.state = state;
        draft.pid = 1;
        draft.startedAt = Optional.of(Instant.ofEpochSecond(startedAt));
        return draft.container();
    }

    static Container running(String digit, String dockerName, long startedAt) {
        return of(digit, dockerName, Map.of(), "running", startedAt);
    }

    static Container labelled(String dockerName, Map<String, String> labels) {
        return of("a", dockerName, labels, "running", 1);
    }
}
