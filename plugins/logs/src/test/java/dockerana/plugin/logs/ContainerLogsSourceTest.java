package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.SourceContract;
import dockerana.testkit.TestAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The source keeps what every source promises, and hears what happens while it runs. */
@Timeout(60)
class ContainerLogsSourceTest implements SourceContract {
    @TempDir
    private Path directory;

    private volatile List<Container> containers = List.of();
    private final List<Consumer<DockerEvent>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Component component() {
        return new LogsPlugin().components().getFirst();
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    private ContainerLogsSource source(Agent agent, Duration poll) {
        ContainerLogsConfig config = new ContainerLogsConfig(
                Via.AUTO, Start.NOW, poll, 256 * 1024, Optional.empty(), Path.of("/"), Map.of());
        return new ContainerLogsSource(config, agent, () -> containers, this::listen, FakeApi.NONE);
    }

    private AutoCloseable listen(Consumer<DockerEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** One that has read once. */
    @Override
    public Source source(Agent agent) throws Exception {
        JsonLog log = new JsonLog(directory);
        log.lines(10);
        containers = List.of(Given.old(log.path));
        ContainerLogsSource source = source(agent, Duration.ofMillis(20));
        Followers<Container> followers = source.followers(new Received());
        followers.update(containers);
        followers.read(0);
        log.lines(10);
        followers.read(0);
        return source;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5); // between two looks
        }
    }

    @Test
    void itReadsUntilItIsInterruptedAndThenListensNoMore() throws Exception {
        JsonLog log = new JsonLog(directory);
        Received received = new Received();
        AtomicReference<Throwable> end = new AtomicReference<>();
        try (TestAgent agent = TestAgent.ofSource("logs");
                ContainerLogsSource source = source(agent, Duration.ofMillis(20))) {
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    source.run(received);
                } catch (InterruptedException | RuntimeException e) {
                    end.set(e);
                }
            });
            await(() -> listeners.size() == 1);
            Instant created = agent.clock().instant().plusSeconds(1);
            containers = List.of(Given.container("web", "running", log.path, created, created, Optional.empty()));
            log.lines(3);
            await(() -> received.texts().size() == 3);
            assertThat(CollectedSamples.of(source).value("containers.web.logs.stdout.lines"))
                    .isEqualTo(3);
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
            thread.interrupt();
            thread.join();
        }
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(listeners).isEmpty();
    }

    /** Looking comes a minute later. */
    @Test
    void aContainerThatStartsIsReadAtOnceWhenDockerTells() throws Exception {
        JsonLog log = new JsonLog(directory);
        Received received = new Received();
        try (TestAgent agent = TestAgent.ofSource("logs");
                ContainerLogsSource source = source(agent, Duration.ofMinutes(1))) {
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    source.run(received);
                } catch (InterruptedException e) { // the test is over
                }
            });
            await(() -> listeners.size() == 1);
            Instant created = agent.clock().instant().plusSeconds(1);
            log.lines(3);
            containers = List.of(Given.container("web", "running", log.path, created, created, Optional.empty()));
            listeners
                    .getFirst()
                    .accept(new DockerEvent(1, "container", "start", "a".repeat(64), Map.of(), Optional.empty()));
            await(() -> received.texts().size() == 3);
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void aLogThatIsNotThereOrMayNotBeReadIsToldWithARemedy() throws Exception {
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
        containers = List.of(Given.old(loop));
        try (TestAgent agent = TestAgent.ofSource("logs");
                ContainerLogsSource source = source(agent, Duration.ofMillis(20))) {
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    source.run(new Received());
                } catch (InterruptedException e) { // the test is over
                }
            });
            await(() -> agent.lastStatus().level() == Status.Level.DEGRADED);
            assertThat(agent.lastStatus().message()).contains(loop.toString());
            assertThat(agent.lastStatus().remedy().orElseThrow()).contains("root");
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void onlyWhatMayBeReadIsFollowed() throws Exception {
        JsonLog log = new JsonLog(directory);
        log.lines(1);
        Container web = Given.fresh(log.path);
        try (TestAgent agent = TestAgent.ofSource("logs");
                ContainerLogsSource source = source(agent, Duration.ofMillis(20));
                Followers<Container> followers = source.followers(new Received())) {
            followers.update(List.of(Given.withLogs(web, "json-file", false)));
            assertThat(followers.size()).isZero();
            followers.update(List.of(web));
            assertThat(followers.size()).isEqualTo(1);
            assertThat(followers.way()).isEqualTo("log files");
        }
    }

    @Test
    void whichWayItWouldBeIsToldBeforeAnythingIsFollowed() throws Exception {
        JsonLog log = new JsonLog(directory);
        log.lines(1);
        Container web = Given.fresh(log.path);
        containers = List.of(web, Given.withLogs(web, "journald", true), Given.withLogs(web, "json-file", false));
        try (TestAgent agent = TestAgent.ofSource("logs");
                ContainerLogsSource source = source(agent, Duration.ofMillis(20))) {
            source.collect((_, _) -> {});
            assertThat(agent.lastStatus().message()).isEqualTo("finds the logs of 2 containers");
            assertThat(agent.lastStatus().way()).contains("1 by files, 1 by the Docker API");
        }
    }
}
