package dockerana.plugin.dockerevents;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An engine as the tests want it. */
final class FakeFeed implements Feed {
    volatile boolean reachable = true;
    volatile List<Container> containers = List.of();
    volatile List<DockerEvent> past = List.of();
    volatile LogReader logs = (id, until, lines) -> new byte[0];
    final List<Consumer<DockerEvent>> listeners = new CopyOnWriteArrayList<>();
    final List<Instant> askedSince = new CopyOnWriteArrayList<>();

    /** How it answers the question for the end of a log. */
    interface LogReader {
        byte[] end(String id, Instant until, int lines) throws IOException;
    }

    void tell(DockerEvent event) {
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

    @Override
    public List<DockerEvent> events(Instant since, int most) throws IOException {
        if (!reachable) {
            throw new IOException("Docker did not answer in time");
        }
        askedSince.add(since);
        return past.stream()
                .filter(event -> !Instant.ofEpochSecond(0, event.timeNanos()).isBefore(since))
                .toList();
    }

    @Override
    public byte[] logEnd(String id, Instant until, int lines) throws IOException {
        return logs.end(id, until, lines);
    }
}
