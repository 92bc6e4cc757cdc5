package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the service knows of the containers of a real engine, and what that costs the engine. */
@Tag("service")
@Timeout(300)
class RealEngineTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private static Optional<Container> find(RunningService service, String id) {
        return service.docker.container(id);
    }

    @Test
    void aContainerIsKnownFromItsStartToItsEnd() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-life");
                RunningService service = new RunningService(engine.socket(), MINUTE)) {
            service.reached(SOON);
            List<DockerEvent> events = service.listen();
            String id = engine.sleeper(
                    "web", "--cpus", "0.5", "--memory", "32m", "--pids-limit", "50", "--label", "team=shop");
            Eventually.is("started", SOON, () -> service.running().equals(List.of("web")));
            Container web = find(service, id).orElseThrow();
            assertThat(web.limits()).isEqualTo(new Limits(0.5, 32 << 20, 50));
            assertThat(web.labels()).containsEntry("team", "shop");
            assertThat(web.logDriver()).isEqualTo("json-file");
            assertThat(web.logPath().orElseThrow()).exists();
            assertThat(Path.of("/proc", Long.toString(web.pid()), "cgroup"))
                    .content()
                    .contains(id);
            assertThat(service.docker.statistics(id))
                    .containsKeys("cpu_stats.cpu_usage.total_usage", "pids_stats.current");

            engine.docker(
                    "update", "--cpus", "0.25", "--memory", "64m", "--memory-swap", "64m", "--pids-limit", "60", "web");
            Eventually.is(
                    "limited otherwise",
                    SOON,
                    () -> find(service, id)
                            .filter(now -> now.limits().equals(new Limits(0.25, 64 << 20, 60)))
                            .isPresent());
            assertThat(service.docker.containers())
                    .extracting(Container::startedAt)
                    .as("the same run")
                    .containsExactly(web.startedAt());

            engine.docker("rename", "web", "shop");
            Eventually.is("renamed", SOON, () -> service.running().equals(List.of("shop")));
            engine.docker("pause", "shop");
            Eventually.is(
                    "paused",
                    SOON,
                    () -> find(service, id)
                            .filter(now -> now.state().equals("paused"))
                            .isPresent());
            engine.docker("unpause", "shop");
            engine.docker("kill", "shop");
            Eventually.is(
                    "killed",
                    SOON,
                    () -> find(service, id)
                            .filter(now -> now.state().equals("exited") && now.exitCode() == 137)
                            .isPresent());
            engine.docker("rm", "shop");
            Eventually.is("removed", SOON, () -> find(service, id).isEmpty());
            Eventually.is(
                    "told", // after the list is without it
                    SOON,
                    () -> events.stream().anyMatch(event -> event.action().equals("destroy")));
            assertThat(events.stream()
                            .filter(event -> event.type().equals("container"))
                            .map(DockerEvent::action))
                    .containsExactly(
                            "create", "start", "update", "rename", "pause", "unpause", "kill", "die", "destroy");
            assertThat(events)
                    .filteredOn(event -> event.type().equals("container"))
                    .allSatisfy(event -> assertThat(event.container()).isPresent());
        }
    }

    @Test
    void oneThatIsGoneBeforeItCanBeAskedAboutIsKnownByItsEvents() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-short");
                RunningService service = new RunningService(engine.socket(), MINUTE)) {
            service.reached(SOON);
            List<DockerEvent> events = service.listen();
            engine.docker("run", "--network", "none", "--name", "ok", "busybox", "true");
            engine.docker("run", "--rm", "--network", "none", "--name", "brief", "busybox", "sh", "-c", "exit 0");
            Eventually.is(
                    "gone",
                    SOON,
                    () -> events.stream().anyMatch(event -> event.verb().equals("destroy")));
            Container brief = events.stream()
                    .filter(event -> event.verb().equals("die"))
                    .flatMap(event -> event.container().stream())
                    .filter(container -> container.name().equals("brief"))
                    .findFirst()
                    .orElseThrow();
            assertThat(brief.isRunning()).isFalse();
            assertThat(brief.image()).isEqualTo("busybox");
            assertThat(service.docker.containers()).extracting(Container::name).containsExactly("ok");
        }
    }

    @Test
    void publishedPortsAreKnown() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-ports");
                RunningService service = new RunningService(engine.socket(), MINUTE)) {
            service.reached(SOON);
            engine.docker("network", "create", "front");
            String id = engine.docker(
                    "run", "-d", "--network", "front", "-p", "127.0.0.1:18080:80/udp", "busybox", "sleep", "3600");
            Eventually.is("started", SOON, () -> find(service, id).isPresent());
            assertThat(find(service, id).orElseThrow().ports()).containsExactly("127.0.0.1:18080->80/udp");
        }
    }

    @Test
    void logsAreReadAsTheEngineSendsThem() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-logs");
                RunningService service = new RunningService(engine.socket(), MINUTE)) {
            service.reached(SOON);
            String id = engine.docker(
                            "run", "-d", "-t", "--network", "none", "busybox", "sh", "-c", "echo one; echo two")
                    .strip();
            engine.docker("wait", id);
            try (InputStream log = service.docker.logs(id, Optional.empty(), 1, false)) {
                assertThat(new String(log.readAllBytes(), StandardCharsets.UTF_8))
                        .endsWith(" two\r\n")
                        .doesNotContain("one");
            }
        }
    }

    @Test
    void fiftyContainersCostOneListAndOneInspectEach() throws Exception {
        Path proxied = folder.resolve("proxy.sock");
        try (RealEngine engine = RealEngine.running("docker-fifty");
                CountingProxy proxy = new CountingProxy(proxied, engine.socket())) {
            for (int i = 0; i < 50; i++) {
                engine.sleeper("c" + i);
            }
            try (RunningService service = new RunningService(proxied, MINUTE)) {
                Eventually.is("all known", SOON, () -> service.running().size() == 50);
                engine.docker("stop", "-t", "0", "c0");
                engine.docker("start", "c0");
                for (int i = 0; i < 20; i++) {
                    engine.docker("exec", "c1", "true"); // events that change nothing
                }
                Eventually.is("c0 again", SOON, () -> service.running().size() == 50);
                assertThat(proxy.count("list")).isEqualTo(1);
                assertThat(proxy.count("inspect")).isBetween(50L, 54L);
                assertThat(proxy.count("events")).isEqualTo(1);
                assertThat(proxy.count("stats")).isZero();
                assertThat(service.samples())
                        .containsEntry("docker.api.list.calls", 1.0)
                        .containsEntry("docker.api.inspect.calls", (double) proxy.count("inspect"))
                        .containsEntry("docker.api.inspect.errors", 0.0)
                        .doesNotContainKey("docker.api.stats.calls");
                assertThat(IntStream.range(0, 50).mapToObj(i -> "c" + i))
                        .containsExactlyInAnyOrderElementsOf(service.running());
            }
        }
    }
}
