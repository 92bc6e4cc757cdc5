package dockerana.plugin.containernetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Attachment;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.OpenFiles;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers of a real engine, beside what its API says of them. */
@Tag("service")
class RealEngineTest {
    private static final boolean LONG = "true".equals(System.getenv("DOCKERANA_LONG"));
    private static final int TALKERS = 10;
    private static final int SHORT_ONES = LONG ? 300 : 30;
    private static final Duration WINDOW = Duration.ofSeconds(LONG ? 30 : 8);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static RealEngine engine;

    private final TestAgent agent = TestAgent.ofSource("container-network");
    private volatile List<Container> containers = List.of();
    private final ContainerNetworkSource source = new ContainerNetworkSource(
            new ContainerNetworkConfig(Path.of("/proc"), Path.of("/sys"), Node.INTERFACE, Via.FILES),
            agent,
            new EngineView(() -> containers, true, _ -> Map.of()),
            System::nanoTime);

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
        return OpenFiles.like("/proc/\\d+/(net/dev|comm)");
    }

    /** The kernel itself talks to its neighbours now and then: what the engine says lies between two readings. */
    private void assertCountedAlike(String name, String networkInterface, String... leaves) throws Exception {
        CollectedSamples before = CollectedSamples.of(source);
        String stats = engine.stats(name);
        CollectedSamples after = CollectedSamples.of(source);
        for (String leaf : leaves) {
            String path = "containers." + name + ".network." + networkInterface + "." + leaf;
            double said = RealEngine.number(stats, leaf);
            System.out.printf("%s %.0f to %.0f, engine %.0f%n", leaf, before.value(path), after.value(path), said);
            assertThat(said).as(leaf).isBetween(before.value(path), after.value(path));
        }
    }

    @Test
    void everyInterfaceIsCountedOnceWhateverTheModeAndAsTheEngineCounts() throws Exception {
        Container web = run("web", "front");
        Container sidecar = run("sidecar", "container:web");
        Container lonely = run("lonely", "none");
        engine.docker("exec", "web", "ping", "-c", "20", "-i", "0.01", "-s", "1000", "172.18.0.1");
        containers = List.of(web, sidecar, lonely);

        assertThat(interfaces()).containsExactly("web eth0 front");
        assertCountedAlike(
                "web", "eth0", "rx_bytes", "rx_packets", "tx_bytes", "tx_packets", "rx_errors", "tx_dropped");
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

    @Test
    void tenTalkersAreCountedAsTheEngineCounts() throws Exception {
        List<Container> talkers = new ArrayList<>();
        for (int i = 0; i < TALKERS; i++) {
            String name = "talker" + i;
            engine.docker(
                    "run",
                    "-d",
                    "--name",
                    name,
                    "--network",
                    i % 2 == 0 ? "front" : "back",
                    "busybox",
                    "ping",
                    "-i",
                    "0.05",
                    "-s",
                    Integer.toString(100 * (i + 1)),
                    i % 2 == 0 ? "172.18.0.1" : "172.19.0.1");
            talkers.add(container(name));
        }
        containers = talkers;
        Between first = between(talkers);
        LockSupport.parkNanos(WINDOW.toNanos());
        Between second = between(talkers);

        for (Container talker : talkers) {
            for (String leaf : List.of("rx_bytes", "rx_packets", "tx_bytes", "tx_packets")) {
                String path = "containers." + talker.name() + ".network.eth0." + leaf;
                first.assertHolds(talker, path, leaf);
                second.assertHolds(talker, path, leaf);
                double ours = second.before.value(path) - first.before.value(path);
                double engines = second.told(talker, leaf) - first.told(talker, leaf);
                System.out.printf("%s %.0f, engine %.0f%n", path, ours, engines);
                assertThat(engines).as(path).isPositive();
                assertThat(ours)
                        .as(path)
                        .isCloseTo(engines, within(0.02 * engines + first.passed(path) + second.passed(path)));
            }
            engine.docker("rm", "-f", talker.id());
        }
    }

    /** What the engine told, between two readings: it does so at a tick of its own. */
    private record Between(CollectedSamples before, Map<String, String> told, CollectedSamples after) {
        double told(Container container, String leaf) {
            return RealEngine.number(told.getOrDefault(container.name(), ""), leaf);
        }

        /** How much was counted while the engine was asked. */
        double passed(String path) {
            return after.value(path) - before.value(path);
        }

        void assertHolds(Container container, String path, String leaf) {
            assertThat(told(container, leaf)).as(path).isBetween(before.value(path), after.value(path));
        }
    }

    private Between between(List<Container> running) throws Exception {
        CollectedSamples before = CollectedSamples.of(source);
        Map<String, String> told = statistics(running);
        return new Between(before, told, CollectedSamples.of(source));
    }

    /** Of all at once: this engine answers one after the other in a second each. */
    private static Map<String, String> statistics(List<Container> running) {
        Map<String, String> told = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(running.size())) {
            running.forEach(container -> threads.execute(() -> {
                try {
                    told.put(container.name(), engine.stats(container.id()));
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        return told;
    }

    @Test
    void containersThatComeAndGoLeaveNoDescriptorAndNoException() throws Exception {
        CollectedSamples.of(source);
        long before = openFiles();
        CompletableFuture<Void> churn = CompletableFuture.runAsync(this::comeAndGo);
        long mostOpen = before;
        int readings = 0;
        while (!churn.isDone()) {
            CollectedSamples.of(source);
            LockSupport.parkNanos(PAUSE.toNanos());
            mostOpen = Math.max(mostOpen, openFiles());
            readings++;
        }
        churn.join();
        CollectedSamples.of(source);

        System.out.printf(
                "%d containers, %d readings, descriptors %d, at most %d, at the end %d%n",
                SHORT_ONES, readings, before, mostOpen, openFiles());
        assertThat(mostOpen).isGreaterThan(before);
        assertThat(openFiles()).isEqualTo(before);
    }

    /** The inventory knows of each only after it began, and of its end only after it ended. */
    private void comeAndGo() {
        try {
            for (int i = 0; i < SHORT_ONES; i++) {
                String name = "s" + i;
                engine.docker("run", "-d", "--name", name, "--network", "front", "busybox", "sleep", "0.3");
                containers = List.of(container(name));
                engine.docker("wait", name);
                engine.docker("rm", "-f", name);
            }
            containers = List.of();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
