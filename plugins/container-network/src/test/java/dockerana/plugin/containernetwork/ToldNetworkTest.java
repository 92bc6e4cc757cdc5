package dockerana.plugin.containernetwork;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Series;
import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Attachment;
import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Interfaces as an engine tells of them. */
class ToldNetworkTest {
    private static final Instant STARTED = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-05-01T11:00:00Z");
    private static final List<String> LEAVES = List.of(
            "rx_bytes", "rx_packets", "rx_errors", "rx_dropped", "tx_bytes", "tx_packets", "tx_errors", "tx_dropped");

    private final TestAgent agent = TestAgent.ofSource("container-network").withClock(() -> LATER);
    private final Map<String, Map<String, Double>> told = new HashMap<>();
    private List<Container> containers = List.of();
    private final ContainerNetworkSource source = source(Node.INTERFACE);

    private ContainerNetworkSource source(Node node) {
        return new ContainerNetworkSource(
                new ContainerNetworkConfig(Path.of("/nowhere"), Path.of("/nowhere"), node, Via.AUTO),
                agent,
                new EngineView(() -> containers, false, id -> Map.copyOf(told.getOrDefault(id, Map.of()))),
                System::nanoTime);
    }

    @AfterEach
    void stop() {
        source.close();
        agent.close();
    }

    private static Container container(String name, String mode, String... networks) {
        return RecordedHost.container(
                id(name),
                name,
                1,
                STARTED,
                mode,
                List.of(networks).stream()
                        .map(network -> new Attachment(network, "", "", "", ""))
                        .toList());
    }

    private static String id(String name) {
        return "0".repeat(12) + name;
    }

    /** Numbers from a first one on, in the order of the catalogue. */
    private void tell(String container, String name, double first) {
        Map<String, Double> numbers = told.computeIfAbsent(id(container), _ -> new HashMap<>());
        numbers.put("pids_stats.current", 1.0);
        for (int i = 0; i < LEAVES.size(); i++) {
            numbers.put("networks." + name + '.' + LEAVES.get(i), first + i);
        }
    }

    private CollectedSamples collect() throws Exception {
        return CollectedSamples.of(source);
    }

    private Series series(String path) throws Exception {
        return collect().series().stream()
                .filter(series -> series.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyNumberOfEveryInterfaceIsThere() throws Exception {
        containers = List.of(container("web", "front", "front", "back"));
        tell("web", "eth0", 100);
        tell("web", "eth1.5", 200); // a name may have a dot

        CollectedSamples samples = collect();

        assertThat(samples.values()).hasSize(16);
        for (int i = 0; i < LEAVES.size(); i++) {
            assertThat(samples.value("containers.web.network.eth0." + LEAVES.get(i)))
                    .isEqualTo(100 + i);
            assertThat(samples.value("containers.web.network.eth1_5." + LEAVES.get(i)))
                    .isEqualTo(200 + i);
        }
        Series first = samples.series().getFirst();
        assertThat(first.start()).contains(STARTED);
        assertThat(first.attributes()).doesNotContainKeys("network", "veth").containsEntry("image", "busybox:1");
        assertThat(collect().series().getFirst()).isSameAs(first);
    }

    @Test
    void theNetworkIsKnownIfThereIsOnlyOne() throws Exception {
        containers = List.of(container("web", "front", "front"));
        tell("web", "eth0", 1);

        assertThat(series("containers.web.network.eth0.rx_bytes").attributes()).containsEntry("network", "front");
        try (ContainerNetworkSource named = source(Node.NETWORK)) {
            assertThat(CollectedSamples.of(named).has("containers.web.network.front.rx_bytes"))
                    .isTrue();
        }
    }

    @Test
    void anInterfaceThatComesLaterCountsFromThenAndOneThatIsGoneEnds() throws Exception {
        containers = List.of(container("web", "front", "front"));
        tell("web", "eth0", 1);
        collect();
        tell("web", "eth1", 5);

        assertThat(series("containers.web.network.eth1.rx_bytes").start()).contains(LATER);
        assertThat(series("containers.web.network.eth0.rx_bytes").start()).contains(STARTED);

        told.clear();
        tell("web", "eth1", 6);
        assertThat(collect().values().keySet()).hasSize(8).allMatch(path -> path.contains(".eth1."));
    }

    @Test
    void aSharedNetworkIsCountedOnceAndTheHostsNotAtAll() throws Exception {
        Container web = container("web", "front", "front");
        Container sidecar = container("sidecar", "container:" + id("web"));
        containers = List.of(web, sidecar, container("onhost", "host"));
        tell("web", "eth0", 1);
        tell("sidecar", "eth0", 1);
        tell("onhost", "eth0", 1);
        assertThat(collect().values().keySet()).hasSize(8).allMatch(path -> path.startsWith("containers.web."));

        containers = List.of(sidecar);
        Series taken = series("containers.sidecar.network.eth0.rx_bytes");
        assertThat(taken.start()).isEmpty(); // what was counted before is not its own
    }

    @Test
    void whatAnOlderEngineDoesNotTellIsAbsent() throws Exception {
        containers = List.of(container("web", "front", "front"));
        told.put(id("web"), Map.of("networks.eth0.rx_bytes", 7.0));

        assertThat(collect().values()).isEqualTo(Map.of("containers.web.network.eth0.rx_bytes", 7.0));
    }
}
