package dockerana.plugin.docker;

import dockerana.api.Tls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The service as dependents have it, connected to an engine and running. */
public final class Reached implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RunningService service;

    private Reached(URI endpoint, Optional<Tls> tls) throws Exception {
        service = new RunningService(
                new DockerConfig(endpoint, tls, false, Duration.ofSeconds(2), Duration.ofSeconds(10), Containers.ALL));
        service.reached(SOON);
    }

    /** An engine of this machine. */
    public static Reached at(Path socket) throws Exception {
        return new Reached(URI.create("unix://" + socket), Optional.empty());
    }

    /** An engine that seems to be another machine's. */
    public static Reached at(int port, Optional<Tls> tls) throws Exception {
        return new Reached(URI.create("tcp://127.0.0.1:" + port), tls);
    }

    public Docker docker() {
        return service.docker;
    }

    /** Waits until that many containers run, as far as it knows. */
    public void running(int count) throws Exception {
        Eventually.is(count + " containers", SOON, () -> service.running().size() == count);
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
