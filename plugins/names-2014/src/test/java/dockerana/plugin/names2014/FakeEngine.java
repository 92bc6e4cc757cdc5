package dockerana.plugin.names2014;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import dockerana.plugin.docker.MadeContainer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An engine as the tests want it. */
final class FakeEngine implements Engine {
    volatile boolean reachable = true;
    volatile List<Container> containers = List.of(container("a", "running"), container("b", "exited"));
    final List<Consumer<DockerEvent>> listeners = new CopyOnWriteArrayList<>();

    /** Whose health is checked by {@code true}. */
    static Container container(String digit, String state) {
        return MadeContainer.running(digit.repeat(64), digit, Instant.EPOCH)
                .state(state)
                .health("healthy", 0, "/bin/sh -c true")
                .container();
    }

    void tell(String type, String action) {
        DockerEvent event = new DockerEvent(1, type, action, "x", Map.of(), Optional.of(containers.getFirst()));
        listeners.forEach(listener -> listener.accept(event));
    }

    @Override
    public boolean reachable() {
        return reachable;
    }

    @Override
    public List<Container> containers() {
        return containers;
    }

    @Override
    public AutoCloseable listen(Consumer<DockerEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
