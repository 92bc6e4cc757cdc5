package dockerana.plugin.containernetwork;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Series;
import dockerana.api.Status;
import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.plugin.docker.Attachment;
import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.OpenFiles;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerNetworkSourceTest {
    @TempDir
    private Path copy;

    private final TestAgent agent = TestAgent.ofSource("container-network");
    private RecordedHost host;
    private ContainerNetworkSource source;
    private Container web;
    private Container sidecar;

    @BeforeEach
    void start() throws Exception {
        host = RecordedHost.of("five-modes", copy);
        web = host.container("web");
        sidecar = host.container("sidecar");
        source = host.source(agent, Node.INTERFACE);
    }

    @AfterEach
    void stop() {
        source.close();
        agent.close();
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

    private void end(Container container) throws IOException {
        Files.delete(host.file(container, "cgroup"));
        Files.delete(host.file(container, "comm")); // the table can still be read, as the kernel's can
    }

    private Set<String> interfaces(CollectedSamples samples) {
        return samples.series().stream()
                .map(series ->
                        series.labels().get("container") + " " + series.labels().get("interface"))
                .collect(Collectors.toSet());
    }

    private long openFiles() throws IOException {
        return OpenFiles.below(copy);
    }

    private static Map<String, Double> expected(List<String> lines, int column) {
        return new TreeMap<>(lines.stream()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(words -> words[0], words -> Double.parseDouble(words[column]))));
    }

    @Test
    void everyInterfaceIsCountedOnceAndNothingElse() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("src/test/cases/five-modes/expected.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(collect().values()).isEqualTo(expected(lines, 1));
        host.show(2);
        CollectedSamples second = collect();

        assertThat(second.values()).isEqualTo(expected(lines, 2));
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            assertThat(series(words[0]).attributes())
                    .as(line)
                    .containsEntry("network", words[3])
                    .containsEntry("veth", words[4])
                    .containsEntry("image", "busybox:1");
        }
    }

    @Test
    void theSameInterfacesAreTheSameInstances() throws Exception {
        List<Series> before = collect().series();
        List<Series> after = collect().series();

        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isSameAs(before.get(i));
        }
    }

    @Test
    void anInterfaceCanBeNamedByItsNetwork() throws Exception {
        try (ContainerNetworkSource named = host.source(agent, Node.NETWORK)) {
            assertThat(interfaces(CollectedSamples.of(named)))
                    .containsExactlyInAnyOrder("web front", "web back.end", "db back.end");
        }
    }

    @Test
    void networksThatLookTheSameInAPathAreToldApart() throws Exception {
        host.holds(RecordedHost.container(
                web.id(),
                "web",
                web.pid(),
                web.startedAt().orElseThrow(),
                "front",
                List.of(
                        new Attachment("a.b", "", "", "", "172.18.0.2"),
                        new Attachment("a_b", "", "", "", "172.19.0.2"))));
        try (ContainerNetworkSource named = host.source(agent, Node.NETWORK)) {
            assertThat(CollectedSamples.of(named).values().keySet().stream()
                            .map(path -> path.split("\\.", -1)[3])
                            .distinct())
                    .hasSize(2);
        }
    }

    @Test
    void aNetworkThatIsConnectedLaterCountsFromThenAndOneThatIsDisconnectedEnds() throws Exception {
        String eth1 = Files.readString(host.file(web, "net/dev"));
        Files.writeString(host.file(web, "net/dev"), eth1.replaceFirst("(?m)^ *eth1:.*\n", ""));
        Instant before = agent.clock().instant();
        assertThat(interfaces(collect())).containsExactlyInAnyOrder("web eth0", "db eth0");

        Files.writeString(host.file(web, "net/dev"), eth1);
        assertThat(series("containers.web.network.eth1.rx_bytes").start().orElseThrow())
                .isAfterOrEqualTo(before);
        assertThat(series("containers.web.network.eth0.rx_bytes").start()).isEqualTo(web.startedAt());

        Files.writeString(host.file(web, "net/dev"), eth1.replaceFirst("(?m)^ *eth0:.*\n", ""));
        assertThat(interfaces(collect())).containsExactlyInAnyOrder("web eth1", "db eth0");
    }

    @Test
    void theNetworkIsTakenUpWhenTheInventoryKnowsIt() throws Exception {
        Instant started = web.startedAt().orElseThrow();
        host.holds(RecordedHost.container(web.id(), "web", web.pid(), started, "front", List.of()));
        Series unknown = series("containers.web.network.eth0.rx_bytes");
        assertThat(unknown.attributes()).doesNotContainKey("network");

        host.holds(web);
        Series known = series("containers.web.network.eth0.rx_bytes");

        assertThat(known.attributes()).containsEntry("network", "front");
        assertThat(known.start()).isEqualTo(unknown.start());
        assertThat(series("containers.web.network.eth0.rx_bytes")).isSameAs(known);
    }

    @Test
    void aContainerThatEndedIsAbsentAlthoughItsTableCanStillBeRead() throws Exception {
        collect();
        long all = openFiles();
        // what the kernel answers a reader of a file that it has open of a process that is gone cannot be had from a
        // plain file
        host.holds(host.container("db"));

        assertThat(interfaces(collect())).containsExactly("db eth0");
        assertThat(openFiles()).isEqualTo(2).isLessThan(all);
        host.holds();
        assertThat(collect().all()).isEmpty();
        assertThat(openFiles()).isZero();
    }

    @Test
    void aProcessIdThatWasReusedIsNotRead() throws Exception {
        Files.writeString(host.file(web, "cgroup"), "0::/system.slice/cron.service\n");
        Files.writeString(host.file(sidecar, "cgroup"), "0::/system.slice/cron.service\n");

        assertThat(interfaces(collect())).containsExactly("db eth0");
    }

    @Test
    void whoSharesANamespaceCountsOnceTheOtherIsGoneWithoutWhatItCountedBefore() throws Exception {
        collect();
        end(web);
        host.holds(sidecar);

        Series taken = series("containers.sidecar.network.eth0.rx_bytes");

        assertThat(taken.start()).isEmpty();
    }

    @Test
    void withoutALookAtNamespacesDockersWordDecides() throws Exception {
        for (Container container : List.of(web, sidecar, host.container("onhost"))) {
            Files.delete(host.file(container, "ns/net"));
        }

        assertThat(interfaces(collect())).containsExactlyInAnyOrder("web eth0", "web eth1", "db eth0");
    }

    @Test
    void itSaysWhatToDoIfItCannotReadAny() throws Exception {
        host.holds(web);
        end(web);
        collect();

        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
        assertThat(agent.lastStatus().remedy().orElseThrow()).contains("--pid host");
    }
}
