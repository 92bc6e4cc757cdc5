package dockerana.plugin.docker;

import dockerana.api.Tls;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The service as the agent runs it: connected again after every failure, with the agent's longest pause for connections at most. */
public final class RunningService implements AutoCloseable {
    private static final long[] PAUSES_MILLIS = {500, 1000, 2000, 4000};

    public final TestAgent agent = TestAgent.ofService("docker");
    public final Docker docker;
    public final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closing;

    /** @param reconcile how often the list of containers is asked for */
    public RunningService(Path socket, Duration reconcile) {
        this(
                new DockerConfig(
                        URI.create("unix://" + socket),
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Containers.ALL),
                reconcile);
    }

    /** An engine that listens on TCP. */
    public RunningService(URI endpoint, Optional<Tls> tls) {
        this(new DockerConfig(endpoint, tls, false, Duration.ofSeconds(2), Duration.ofSeconds(10), Containers.ALL));
    }

    RunningService(DockerConfig config) {
        this(config, Duration.ofSeconds(60));
    }

    private RunningService(DockerConfig config, Duration reconcile) {
        this.docker = new Docker(config, agent, reconcile);
        this.thread = Thread.ofPlatform().daemon().start(this::run);
    }

    private void run() {
        int attempt = 0;
        while (!closing) {
            try {
                docker.connect();
                attempt = 0;
                docker.run();
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | LinkageError e) { // a bug: the test says so
                failures.add(e.toString());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSES_MILLIS[Math.min(attempt++, PAUSES_MILLIS.length - 1)]);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Docker's names of the reported containers that run. */
    public List<String> running() {
        return docker.containers().stream()
                .filter(Container::isRunning)
                .map(Container::name)
                .sorted()
                .toList();
    }

    /** What it counted, by path. */
    Map<String, Double> samples() {
        Map<String, Double> samples = new HashMap<>();
        docker.collect((series, value) -> samples.put(series.path(), value));
        return samples;
    }

    /** A failure says what the service said of its own. */
    public void reached(Duration atMost) throws Exception {
        try {
            Eventually.is("reached", atMost, docker::reachable);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; " + failures + "; " + agent.lastStatus(), e);
        }
    }

    /** What is heard from now on. */
    public List<DockerEvent> listen() {
        List<DockerEvent> events = new CopyOnWriteArrayList<>();
        AutoCloseable _ = docker.listen(events::add);
        return events;
    }

    @Override
    public void close() throws IOException {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        docker.close();
        agent.close();
    }
}
