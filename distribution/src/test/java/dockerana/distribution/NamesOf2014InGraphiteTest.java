package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was asked in 2014 is answered by a real Graphite: of a host that comes through a real StatsD, and of one that comes straight. */
@Tag("service")
class NamesOf2014InGraphiteTest {
    private static final List<String> QUERIES = List.of(
            "stats.gauges.docker.host.*.loadavg.*",
            "stats.docker.event.*.*.*",
            "stats.gauges.docker.host.*.avg-cpu.*",
            "stats.gauges.docker.host.*.io.*.*",
            "derivative(stats.gauges.docker.host.*.processes.total)",
            "stats_counts.docker.api.call.*.int",
            "derivative(stats.gauges.docker.net.*.interface.*.rx-ok)",
            "derivative(stats.gauges.docker.net.*.interface.*.tx-ok)",
            "stats.gauges.docker.containers.*.{running,stopped}");

    private static final List<String> HOSTS = List.of("by-statsd", "straight_example_com");

    @TempDir
    static Path temporary;

    private static final List<AutoCloseable> PARTS = new ArrayList<>();

    private static Graphite graphite;

    @BeforeAll
    static void collectForAWhile() throws Exception {
        Installation installation = Installation.in(temporary);
        Carbon carbon = opened(Carbon.ofSeconds()).start();
        graphite = opened(Graphite.over(carbon));
        int port = Service.freePort();
        opened(new Service(
                        "statsd",
                        "statsd-" + port,
                        Map.of(
                                "PORT", Integer.toString(port),
                                "ADMIN", Integer.toString(Service.freePort()),
                                "LEGACY", "true",
                                "CARBON", carbon.lineServer())))
                .start();
        RealEngine engine = opened(RealEngine.running("names"));
        opened(agent(
                installation,
                engine,
                "by-statsd",
                "statsd",
                "type = statsd, server = \"127.0.0.1:%d\"".formatted(port)));
        opened(agent(
                installation,
                engine,
                "straight.example.com",
                "carbon",
                "type = carbon, servers = [\"%s\"]".formatted(carbon.server())));
        Eventually.is(
                "two readings of each",
                Duration.ofSeconds(60),
                () -> HOSTS.stream()
                        .allMatch(host -> !points("stats.gauges.docker.host.%s.avg-cpu.idle".formatted(host))
                                .isEmpty()));
        engine.docker("run", "-d", "--name", "web", "busybox", "sleep", "3600");
        engine.docker("kill", "web");
        Eventually.is(
                "the calls",
                Duration.ofSeconds(60),
                () -> HOSTS.stream()
                        .allMatch(host -> count("stats_counts.docker.api.call.%s.int".formatted(host)) >= 3));
    }

    private static AgentProcess agent(
            Installation installation, RealEngine engine, String host, String via, String sink) throws Exception {
        Path configuration =
                Files.writeString(temporary.resolve(host + ".conf"), """
                dockerana {
                  host = "%s"
                  interval = 1s
                  sources { old { type = names-2014, via = %s } }
                  services { docker { endpoint = "unix://%s" } }
                  sinks { old { %s, from = [old], prefix = "" } }
                }
                """.formatted(host, via, engine.socket(), sink));
        Path data = temporary.resolve(host);
        return AgentProcess.start(installation, "--config", configuration.toString(), "--data", data.toString());
    }

    private static <T extends AutoCloseable> T opened(T part) {
        PARTS.addFirst(part);
        return part;
    }

    private static NavigableMap<Long, Double> points(String target) {
        try {
            return graphite.points(target, "-5min");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static double count(String target) {
        return points(target).values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable part : PARTS) {
            part.close();
        }
    }

    static Stream<String> queries() {
        return HOSTS.stream().flatMap(host -> QUERIES.stream().map(query -> query.replaceFirst("\\*", host)));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryOf2014IsAnswered(String query) throws Exception {
        Map<String, NavigableMap<Long, Double>> answer = graphite.points(List.of(query), "-5min");

        assertThat(answer).as(query).isNotEmpty();
        assertThat(answer.values())
                .as(query)
                .anySatisfy(points -> assertThat(points).isNotEmpty());
    }
}
