package dockerana.plugin.containers;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers as an inventory finds them. */
final class Found {
    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private Found() {}

    /** @param name of which the id is made too */
    static Container running(String name) {
        return container(name, name, "running", START);
    }

    static Container container(String idOf, String name, String state, Instant startedAt) {
        return new Container(
                "id-of-" + "0".repeat(12) + idOf,
                name,
                name,
                "busybox:1",
                Map.of(),
                state,
                "none",
                0,
                "",
                Duration.ZERO,
                1,
                startedAt,
                Optional.of(startedAt),
                Optional.empty(),
                0,
                false,
                0,
                "default",
                "",
                List.of(),
                List.of(),
                new Limits(0, 0, 0),
                "",
                false,
                "json-file",
                Optional.empty(),
                true,
                false);
    }
}
