package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Status;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a connect does by itself, without a run after it, as in {@code dockerana check}. */
@Timeout(30)
class ConnectTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final TestAgent agent = TestAgent.ofService("docker");
    private final FakeDocker docker = new FakeDocker();
    private FakeEngine engine;

    @BeforeEach
    void listen() throws IOException {
        engine = new FakeEngine(folder, docker);
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        agent.close();
    }

    private Docker service() throws IOException {
        return new Docker(
                new DockerConfig(
                        engine.endpoint(),
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(500),
                        Containers.ALL),
                agent);
    }

    private long asked(String call) {
        return engine.requests().stream()
                .map(line -> line.split(" ", -1)[1])
                .filter(path -> ApiCalls.name(path).equals(call))
                .count();
    }

    @Test
    void theContainersAreKnownOnceItReturns() throws Exception {
        docker.runs("web");
        docker.runs("shop");
        try (Docker service = service()) {
            service.connect();
            assertThat(service.containers()).extracting(Container::name).containsExactly("web", "shop");
            assertThat(service.reachable()).isTrue();
            assertThat(agent.lastStatus().message()).contains("2 containers, 2 of them running");
            assertThat(asked("list")).isEqualTo(1);
        }
    }

    @Test
    void anotherOneAndTheEndCloseTheStreamBefore() throws Exception {
        try (Docker service = service()) {
            service.connect();
            service.connect();
            assertThat(asked("events")).isEqualTo(2);
            Eventually.is("one of them open", SOON, () -> docker.streams() == 1);
        }
        Eventually.is("none open", SOON, () -> docker.streams() == 0);
    }

    @Test
    void oneThatFailsLeavesNoStreamAndThePastKnown() throws Exception {
        docker.runs("web");
        try (Docker service = service()) {
            service.connect();
            docker.mute = true;
            assertThatThrownBy(service::connect).isInstanceOf(IOException.class).hasMessageContaining("in time");
            assertThat(service.reachable()).isFalse();
            assertThat(service.containers()).extracting(Container::name).containsExactly("web");
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.FAILED);
            Eventually.is("none open", SOON, () -> docker.streams() == 0);
        }
    }
}
