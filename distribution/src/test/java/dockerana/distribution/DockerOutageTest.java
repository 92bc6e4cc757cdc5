package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real engine that is absent, killed, stopped and restarted under an agent that collects every second. */
@Tag("service")
class DockerOutageTest {
    private static final boolean LONG = Boolean.parseBoolean(System.getenv("DOCKERANA_LONG"));
    private static final String HOST = "uptime_seconds";
    private static final String WEB = "containers.web.cpu.usage_seconds";

    /** What is promised, where the machine is the agent's; the short form shares it with builds and other tests. */
    private static final Duration TO_RECOVER = Duration.ofSeconds(LONG ? 5 : 20);

    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_TELL = Duration.ofSeconds(15);

    /** The first seconds, in which a process that warms up may miss a boundary. */
    private static final int TO_WARM_UP = 3;

    @TempDir
    Path temporary;

    /** One engine, begun with and without {@code --live-restore}. */
    private final RealEngine engine = new RealEngine("outage", Map.of("LIVE_RESTORE", "true"));

    private final RealEngine ending = new RealEngine("outage", Map.of());
    private AgentProcess agent;

    @BeforeEach
    void startWithoutDocker() throws Exception {
        prepareAContainerThatStartsWithItsEngine();
        agent = AgentProcess.start(Installation.in(temporary).configured("""
                        dockerana {
                          host = outage
                          interval = 1s
                          sources {
                            host    { type = host }
                            stats   { type = container-stats }
                            network { type = container-network }
                          }
                          services { docker { endpoint = "unix://%s" } }
                          sinks { console { type = console, from = [host, stats] } }
                        }
                        """.formatted(engine.socket())));
    }

    private void prepareAContainerThatStartsWithItsEngine() throws Exception {
        RealEngine.running("outage")
                .docker(
                        "run",
                        "-d",
                        "--name",
                        "web",
                        "--restart",
                        "always",
                        "--stop-signal",
                        "KILL",
                        "busybox",
                        "sleep",
                        "3600");
        ending.stop();
        Files.deleteIfExists(engine.socket());
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
        engine.close();
    }

    @Test
    void theHostMissesNoTickAndContainersAreReadWhileDockerIsAway() throws Exception {
        // absent
        pass(Duration.ofSeconds(LONG ? 60 : 6));
        assertThat(warnings()).singleElement().asString().contains("docker.sock does not exist: Docker does not run");
        engine.start();
        awaitPointOf(WEB);
        awaitRecoveries(1);

        // killed: what it began goes on
        long known = now();
        engine.kill();
        pass(Duration.ofSeconds(LONG ? 60 : 6));
        assertThat(warnings()).hasSize(2).last().asString().contains("Docker");
        engine.start();
        awaitNewContainer("second");
        awaitRecoveries(2);
        assertThatNothingIsMissing(WEB, known);

        // stopped in its tracks
        engine.pause();
        pass(Duration.ofSeconds(LONG ? 30 : 9));
        engine.resume();
        awaitNewContainer("third");
        assertThatNothingIsMissing(WEB, known);

        // restarted, and its containers with it
        engine.stop();
        ending.start();
        awaitThatItsContainerRuns();
        awaitPointOf(WEB);
        awaitNewContainer("fourth");
        awaitRecoveries(warnings().size());

        assertThatNothingIsMissing(HOST, seconds(HOST).getFirst() + TO_WARM_UP);
        assertThat(warnings()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(wordsOfDocker())
                .as("one warning and one word of recovery in turn")
                .doesNotHaveDuplicates();
        assertThat(agent.lines("ERROR")).isEmpty();
        assertThat(agent.output()).doesNotContain("Exception");
    }

    private void awaitNewContainer(String name) throws Exception {
        engine.sleeper(name);
        Eventually.is(
                name,
                TO_RECOVER,
                () -> !seconds("containers." + name + ".pids.current").isEmpty());
    }

    private void awaitThatItsContainerRuns() throws Exception {
        long end = System.nanoTime() + TO_START.toNanos();
        while (!ending.docker("inspect", "-f", "{{.State.Running}}", "web")
                .strip()
                .equals("true")) {
            assertThat(System.nanoTime())
                    .as("a container started by its engine")
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void awaitPointOf(String path) throws InterruptedException {
        long returned = now();
        Eventually.is("a point of " + path, TO_RECOVER, () -> {
            List<Long> seconds = seconds(path);
            return !seconds.isEmpty() && seconds.getLast() >= returned;
        });
    }

    private void awaitRecoveries(long count) throws InterruptedException {
        Eventually.is(
                "a word of recovery",
                TO_TELL,
                () -> agent.lines("INFO", "service 'docker' works again").count() == count);
    }

    /** What is said of the service, numbered in pairs. */
    private List<String> wordsOfDocker() {
        List<String> levels = agent.lines("service 'docker'")
                .filter(line -> line.contains(" WARN ") || line.contains("works again"))
                .map(line -> line.contains(" WARN ") ? "WARN" : "INFO")
                .toList();
        return IntStream.range(0, levels.size())
                .mapToObj(i -> levels.get(i) + " " + i / 2)
                .toList();
    }

    private List<String> warnings() {
        return agent.lines("WARN", "service 'docker'").toList();
    }

    private void assertThatNothingIsMissing(String path, long from) {
        List<Long> seconds =
                seconds(path).stream().filter(second -> second >= from).toList();
        assertThat(seconds)
                .as(path)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(from, seconds.getLast()).boxed().toList());
    }

    /** At which seconds there was a point. */
    private List<Long> seconds(String path) {
        return agent.lines(" dockerana.outage." + path + " ")
                .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))).getEpochSecond())
                .toList();
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    /** An outage lasts; nothing is waited for but the time itself. */
    private static void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
