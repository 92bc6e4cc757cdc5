package dockerana.plugin.containers;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.MadeContainer;
import java.time.Instant;

/** Containers as an inventory finds them. */
final class Found {
    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private Found() {}

    /** @param name of which the id is made too */
    static Container running(String name) {
        return container(name, name, "running", START);
    }

    static Container container(String idOf, String name, String state, Instant startedAt) {
        return MadeContainer.running("id-of-" + "0".repeat(12) + idOf, name, startedAt)
                .state(state)
                .container();
    }
}
