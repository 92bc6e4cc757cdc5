package dockerana.plugin.names2014;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.docker.DockerEvent;
import java.util.List;
import java.util.function.Consumer;

/** What this source wants of Docker; each method is the one of {@link Docker} with its name. */
interface Engine {
    boolean reachable();

    List<Container> containers();

    AutoCloseable listen(Consumer<DockerEvent> listener);

    /** The real one. */
    static Engine of(Docker docker) {
        return new Engine() {
            @Override
            public boolean reachable() {
                return docker.reachable();
            }

            @Override
            public List<Container> containers() {
                return docker.containers();
            }

            @Override
            public AutoCloseable listen(Consumer<DockerEvent> listener) {
                return docker.listen(listener);
            }
        };
    }
}
