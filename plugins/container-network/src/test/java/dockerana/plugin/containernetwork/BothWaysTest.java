package dockerana.plugin.containernetwork;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Status.Level;
import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.docker.Reached;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.plugin.docker.engine.Tunnel;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's tables and a real engine's answers, of the same containers. */
@Tag("service")
@Timeout(300)
class BothWaysTest {
    private static final int TCP = 2375;

    private static final Duration PACE = Duration.ofSeconds(2);

    private static RealEngine engine;

    @TempDir
    private Path nothing;

    private final TestAgent agent = TestAgent.ofSource("container-network");

    @BeforeAll
    static void start() throws Exception {
        engine = RealEngine.running("network-both", Map.of("TCP", "127.0.0.1:" + TCP));
        engine.docker("network", "create", "front");
        engine.docker("network", "create", "back");
        run("web", "front");
        engine.docker("network", "connect", "back", "web");
        run("sidecar", "container:web");
        run("alone", "back");
        run("lonely", "none");
        run("onhost", "host");
        engine.docker("exec", "web", "ping", "-c", "20", "-i", "0.01", "-s", "1000", "172.18.0.1");
    }

    private static void run(String name, String network) throws Exception {
        engine.docker("run", "-d", "--name", name, "--network", network, "busybox", "sleep", "999");
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private ContainerNetworkSource source(Docker docker, Via via, Path root) {
        return new ContainerNetworkSource(
                new ContainerNetworkConfig(root.resolve("proc"), root.resolve("sys"), Node.INTERFACE, via),
                agent,
                EngineView.of(docker),
                System::nanoTime);
    }

    @Test
    void anEngineOfAnotherMachineTellsWhatItsTablesSay() throws Exception {
        try (Reached local = Reached.at(engine.socket());
                Tunnel tunnel = engine.tunnel(TCP);
                Reached remote = Reached.at(tunnel.port(), Optional.empty());
                ContainerNetworkSource files = source(local.docker(), Via.FILES, Path.of("/"));
                ContainerNetworkSource api = source(remote.docker(), Via.AUTO, Path.of("/"))) {
            local.running(5);
            remote.running(5);
            CollectedSamples before = CollectedSamples.of(files);
            CollectedSamples told = CollectedSamples.of(api);
            CollectedSamples after = CollectedSamples.of(files);

            assertThat(told.values().keySet())
                    .isEqualTo(after.values().keySet())
                    .hasSize(24)
                    .contains(
                            "containers.web.network.eth0.tx_bytes",
                            "containers.web.network.eth1.rx_bytes",
                            "containers.alone.network.eth0.rx_packets");
            assertThat(told.value("containers.web.network.eth0.tx_bytes")).isGreaterThan(20_000);
            for (CollectedSamples.Sample sample : told.all()) {
                String path = sample.series().path();
                assertThat(sample.value()).as(path).isBetween(before.value(path), after.value(path));
            }
            assertThat(told.series())
                    .filteredOn(series -> series.path().startsWith("containers.alone."))
                    .allSatisfy(series -> assertThat(series.attributes()).containsEntry("network", "back"));
        }
    }

    @Test
    void whoCannotReadTheTablesAsksAndSaysSo() throws Exception {
        try (Reached local = Reached.at(engine.socket());
                ContainerNetworkSource source = source(local.docker(), Via.AUTO, nothing)) {
            local.running(5);

            assertThat(CollectedSamples.of(source).values()).hasSize(24);
            assertThat(agent.lastStatus().level()).isEqualTo(Level.DEGRADED);
            assertThat(agent.lastStatus().way()).contains("Docker API");
        }
    }

    @Test
    void networksComeAndGoWhileItAsks() throws Exception {
        run("roamer", "front");
        try (Reached local = Reached.at(engine.socket());
                ContainerNetworkSource source = source(local.docker(), Via.API, nothing)) {
            local.running(6);
            assertThat(interfaces(source)).containsExactly("eth0");
            engine.docker("network", "connect", "back", "roamer");
            assertThat(interfaces(source)).containsExactly("eth0", "eth1");
            engine.docker("network", "disconnect", "front", "roamer");
            LockSupport.parkNanos(PACE.toNanos()); // which a source takes for its interval, and waits no longer
            assertThat(interfaces(source)).containsExactly("eth1");
        } finally {
            engine.docker("rm", "-f", "roamer");
        }
    }

    private static List<String> interfaces(ContainerNetworkSource source) throws Exception {
        return CollectedSamples.of(source).series().stream()
                .filter(series -> series.path().startsWith("containers.roamer."))
                .map(series -> series.labels().getOrDefault("interface", ""))
                .distinct()
                .toList();
    }
}
