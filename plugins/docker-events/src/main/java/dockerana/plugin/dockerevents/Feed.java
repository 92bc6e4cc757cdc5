package dockerana.plugin.dockerevents;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.docker.DockerEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What this source wants of the engine; each method is the one of {@link Docker} with its name. */
interface Feed {
    boolean reachable();

    List<Container> containers();

    AutoCloseable listen(Consumer<DockerEvent> listener);

    List<DockerEvent> events(Instant since, int most) throws IOException;

    byte[] logEnd(String id, Instant until, int lines) throws IOException;

    /** The engine itself. */
    record Engine(Docker docker) implements Feed {
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

        @Override
        public List<DockerEvent> events(Instant since, int most) throws IOException {
            return docker.events(since, most);
        }

        @Override
        public byte[] logEnd(String id, Instant until, int lines) throws IOException {
            return docker.logEnd(id, until, lines);
        }
    }
}
