package dockerana.plugin.docker;

import dockerana.api.Agent;
import dockerana.api.Samples;
import dockerana.api.Service;
import dockerana.api.Source;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The engine, its containers and its events, for all who depend on this plugin. Its public methods are safe for any thread. */
public final class Docker implements Service, Source {
    /** For the agent. */
    Docker(DockerConfig config, Agent agent) {}

    /**
     * The containers that are reported, in the order they were created. The same list as long as nothing changed. While the engine cannot be
     * reached it is the last that was known; before it was reached the first time it is empty.
     */
    public List<Container> containers() {
        return List.of();
    }

    /** The reported container of that full id. */
    public Optional<Container> container(String id) {
        return Optional.empty();
    }

    /** Whether the engine answers now: whether {@link #containers()} is the present and not the past. */
    public boolean reachable() {
        return false;
    }

    /** Whether the engine's host is this one, so that its processes and files may be here. */
    public boolean local() {
        return false;
    }

    /**
     * Has every event handed over, each once and in order, from now on; those that happened while the engine could not be reached as far as it
     * still knows them. Called on the service's thread: the listener only takes note, and returns at once.
     *
     * @return closing it ends that
     */
    public AutoCloseable listen(Consumer<DockerEvent> listener) {
        return () -> {};
    }

    /**
     * One reading of a container's statistics, as JSON; the engine does not wait for a second one.
     *
     * @throws IOException if the engine did not answer in time, or does not know the container
     */
    public byte[] stats(String id) throws IOException, InterruptedException {
        throw new IOException(id);
    }

    /**
     * A container's log as the engine sends it: framed, unless the container has a terminal; each line begins with its time.
     *
     * @param since from when on; empty for the beginning
     * @param tail how many of the last lines at most; negative for all
     * @param follow whether to wait for more. A thread that waits in a read is woken by a close from another, or by an interrupt
     */
    public InputStream logs(String id, Optional<Instant> since, int tail, boolean follow) throws IOException {
        throw new IOException(id);
    }

    @Override
    public void connect() {}

    @Override
    public void run() {}

    @Override
    public void collect(Samples samples) {}

    @Override
    public void close() {}
}
