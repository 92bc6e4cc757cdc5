package dockerana.plugin.names2014;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Names2014SourceTest {
    @TempDir
    private Path tree;

    private final FakeEngine engine = new FakeEngine();
    private final TestAgent agent = TestAgent.ofSource("old").onHost("web01.example.com");
    private long nanos;

    @BeforeEach
    void machine() throws IOException {
        Files.createDirectories(tree.resolve("proc/1/net"));
        Files.createDirectories(tree.resolve("sys/block/sda"));
        show("loadavg", "0.27 0.21 0.13 2/95 8044");
        show("stat", "cpu  100 0 50 800 50 0 0 0 0 0");
        show("diskstats", "8 0 sda 10 0 2000 5 20 0 4000 5 0 5 5\n8 1 sda1 1 0 1 1 1 0 1 1 0 1 1");
        show("1/net/dev", """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls
                  eth0: 1000 11 1 2 3 0 0 0 2000 22 4 5 6 0 0 0
                veth1a2b: 1000 33 0 0 0 0 0 0 2000 44 0 0 0 0 0 0""");
    }

    private void show(String file, String text) throws IOException {
        Files.writeString(tree.resolve("proc").resolve(file), text + "\n");
    }

    private Names2014Source source(Via via) {
        return new Names2014Source(
                new Names2014Config(via, tree.resolve("proc"), tree.resolve("sys")), agent, engine, () -> nanos);
    }

    /** Ten seconds in which the machine and the engine did something. */
    private SortedMap<String, Double> tenSecondsLater(Names2014Source source) throws Exception {
        nanos += 10_000_000_000L;
        show("stat", "cpu  110 20 60 840 60 1 1 8 0 0");
        show("diskstats", "8 0 sda 30 0 2200 5 40 0 4800 5 0 5 5");
        List.of("create", "start", "die", "exec_start: /bin/sh -c true", "health_status: healthy")
                .forEach(action -> engine.tell("container", action));
        engine.tell("network", "connect");
        engine.tell("dockerana", "gap");
        return CollectedSamples.of(source).values();
    }

    @Test
    void throughStatsdTheNamesAreThoseThatTheFirstOneSent() throws Exception {
        try (Names2014Source source = source(Via.STATSD)) {
            SortedMap<String, Double> first = CollectedSamples.of(source).values();
            assertThat(first)
                    .containsEntry("docker.host.web01_example_com.loadavg.10-min", 0.13)
                    .containsEntry("docker.host.web01_example_com.processes.active", 2.0)
                    .containsEntry("docker.host.web01_example_com.processes.total", 95.0)
                    .containsEntry("docker.net.web01_example_com.interface.eth0.rx-ovr", 3.0)
                    .containsEntry("docker.net.web01_example_com.interface.eth0.tx-ok", 22.0)
                    .containsEntry("docker.net.web01_example_com.interface.veth1a2b.rx-ok", 33.0)
                    .containsEntry("docker.containers.web01_example_com.running", 1.0)
                    .containsEntry("docker.containers.web01_example_com.stopped", 1.0)
                    .containsEntry("docker.event.web01_example_com.recorded.int", 0.0);
            assertThat(first.keySet()).noneMatch(path -> path.contains(".io.") || path.contains(".avg-cpu."));

            SortedMap<String, Double> second = tenSecondsLater(source);
            assertThat(second)
                    .containsEntry("docker.host.web01_example_com.avg-cpu.nice", 20.0)
                    .containsEntry("docker.host.web01_example_com.avg-cpu.idle", 40.0)
                    .containsEntry("docker.host.web01_example_com.avg-cpu.steal", 8.0)
                    .containsEntry("docker.host.web01_example_com.io.sda.tps", 4.0)
                    .containsEntry("docker.host.web01_example_com.io.sda.kb_readspersec", 10.0)
                    .containsEntry("docker.host.web01_example_com.io.sda.kb_written", 400.0)
                    .containsEntry("docker.event.web01_example_com.recorded.int", 6.0)
                    .containsEntry("docker.api.call.web01_example_com.int", 3.0)
                    .containsEntry("docker.iptables.web01_example_com.adjustment.int", 1.0);
            assertThat(second.keySet()).noneMatch(path -> path.contains("sda1"));
        }
    }

    @Test
    void straightToCarbonTheyAreThoseThatStatsdMadeOfThem() throws Exception {
        try (Names2014Source source = source(Via.CARBON)) {
            CollectedSamples.of(source);
            SortedMap<String, Double> second = tenSecondsLater(source);

            assertThat(second)
                    .containsEntry("stats.gauges.docker.host.web01_example_com.loadavg.1-min", 0.27)
                    .containsEntry("stats.gauges.docker.net.web01_example_com.interface.eth0.rx-ok", 11.0)
                    .containsEntry("stats.docker.event.web01_example_com.recorded.int", 0.6)
                    .containsEntry("stats_counts.docker.event.web01_example_com.recorded.int", 6.0)
                    .containsEntry("stats_counts.docker.api.call.web01_example_com.int", 3.0);
            assertThat(second.keySet()).allMatch(path -> path.matches("stats(_counts|\\.gauges)?\\.docker\\..*"));
        }
    }

    @Test
    void withoutDockerTheMachineIsStillTold() throws Exception {
        engine.reachable = false;
        try (Names2014Source source = source(Via.STATSD)) {
            assertThat(CollectedSamples.of(source).values().keySet())
                    .contains("docker.host.web01_example_com.loadavg.1-min")
                    .noneMatch(path -> path.startsWith("docker.containers."));
            assertThat(agent.lastStatus().message()).contains("Docker cannot be reached");
        }
    }

    @Test
    void anotherDiskOfTheSameNameHasNoRateAtFirst() throws Exception {
        try (Names2014Source source = source(Via.STATSD)) {
            CollectedSamples.of(source);
            nanos += 10_000_000_000L;
            show("diskstats", "8 0 sda 1 0 8 5 1 0 8 5 0 5 5");

            assertThat(CollectedSamples.of(source).values().keySet()).noneMatch(path -> path.contains(".io."));
        }
    }
}
