package dockerana.plugin.containernetwork;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.plugin.docker.Attachment;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers of a real engine, beside what its API says of them. */
@Tag("service")
class RealEngineTest {
    private static RealEngine engine;

    private final TestAgent agent = TestAgent.ofSource("container-network");
    private List<Container> containers = List.of();
    private final ContainerNetworkSource source = new ContainerNetworkSource(
            new ContainerNetworkConfig(Path.of("/proc"), Path.of("/sys"), Node.INTERFACE), agent, () -> containers);

    @BeforeAll
    static void start() throws Exception {
        engine = RealEngine.running("container-network");
        engine.docker("network", "create", "front");
        engine.docker("network", "create", "back");
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
    }

    @AfterEach
    void close() {
        source.close();
        agent.close();
    }

    private static Container run(String name, String network) throws Exception {
        engine.docker("run", "-d", "--name", name, "--network", network, "busybox", "sleep", "999");
        return container(name);
    }

    private static Container container(String name) throws Exception {
        RealEngine.Running running = engine.inspect(name);
        String networks = engine.docker(
                "inspect", "-f", "{{range $n, $e := .NetworkSettings.Networks}}{{$n}}={{$e.IPAddress}} {{end}}", name);
        List<Attachment> attachments = Arrays.stream(networks.split(" ", -1))
                .filter(word -> word.contains("="))
                .map(word -> word.split("=", 2))
                .map(words -> new Attachment(words[0], "", "", "", words[1]))
                .toList();
        return RecordedHost.container(
                running.id(), running.name(), running.pid(), running.startedAt(), running.mode(), attachments);
    }

    private Set<String> interfaces() throws Exception {
        return CollectedSamples.of(source).series().stream()
                .map(series -> series.labels().get("container") + " "
                        + series.labels().get("interface") + " "
                        + series.attributes().get("network"))
                .collect(Collectors.toSet());
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(descriptor -> {
                        try {
                            return Files.readSymbolicLink(descriptor).toString().matches("/proc/\\d+/(net/dev|comm)");
                        } catch (IOException e) { // closed since it was listed
                            return false;
                        }
                    })
                    .count();
        }
    }

    @Test
    void everyInterfaceIsCountedOnceWhateverTheModeAndAsTheEngineCounts() throws Exception {
        Container web = run("web", "front");
        Container sidecar = run("sidecar", "container:web");
        Container lonely = run("lonely", "none");
        engine.docker("exec", "web", "ping", "-c", "20", "-i", "0.01", "-s", "1000", "172.18.0.1");
        containers = List.of(web, sidecar, lonely);

        CollectedSamples samples = CollectedSamples.of(source);
        String stats = engine.stats("web");

        assertThat(interfaces()).containsExactly("web eth0 front");
        for (String leaf : List.of("rx_bytes", "rx_packets", "tx_bytes", "tx_packets", "rx_errors", "tx_dropped")) {
            double ours = samples.value("containers.web.network.eth0." + leaf);
            System.out.printf("%s %.0f, engine %.0f%n", leaf, ours, RealEngine.number(stats, leaf));
            assertThat(ours).as(leaf).isEqualTo(RealEngine.number(stats, leaf));
        }
        engine.docker("rm", "-f", "sidecar", "web", "lonely");
    }

    @Test
    void networksComeAndGoWhileItRuns() throws Exception {
        containers = List.of(run("roamer", "front"));
        assertThat(interfaces()).containsExactly("roamer eth0 front");

        engine.docker("network", "connect", "back", "roamer");
        containers = List.of(container("roamer"));
        assertThat(interfaces()).containsExactlyInAnyOrder("roamer eth0 front", "roamer eth1 back");

        engine.docker("network", "disconnect", "front", "roamer");
        containers = List.of(container("roamer"));
        assertThat(interfaces()).containsExactly("roamer eth1 back");
        engine.docker("rm", "-f", "roamer");
    }

    @Test
    void aContainerThatEndedIsAbsentBeforeTheInventoryKnowsAndHoldsNoFile() throws Exception {
        Container mortal = run("mortal", "front");
        containers = List.of(mortal);
        assertThat(interfaces()).containsExactly("mortal eth0 front");
        assertThat(openFiles()).isEqualTo(2);

        engine.docker("kill", "mortal");
        engine.docker("wait", "mortal");

        assertThat(interfaces()).isEmpty();
        assertThat(openFiles()).isZero();

        engine.docker("start", "mortal");
        assertThat(interfaces()).isEmpty(); // the inventory still tells of the run before
        containers = List.of(container("mortal"));
        assertThat(interfaces()).containsExactly("mortal eth0 front");
        engine.docker("rm", "-f", "mortal");
    }
}
