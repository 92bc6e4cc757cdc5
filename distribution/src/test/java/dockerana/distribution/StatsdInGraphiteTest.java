package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine as it comes to Graphite through a real StatsD, beside the same readings that went to carbon directly. */
@Tag("service")
class StatsdInGraphiteTest {
    private static final String HOST = "dockerana.web01.";
    private static final String TOTAL = "_total";
    private static final String GAUGES = "stats.gauges.";
    private static final String COUNTERS = "stats.counters.";
    private static final String SINCE = "-5min";
    private static final int FLUSHES = 5;

    @TempDir
    static Path temporary;

    private static Map<String, NavigableMap<Long, Double>> points = Map.of();

    private static Carbon carbon;
    private static Graphite graphite;
    private static Service statsd;

    @BeforeAll
    static void collectForAWhile() throws Exception {
        Installation installation = Installation.in(temporary);
        carbon = Carbon.ofSeconds().start();
        graphite = Graphite.over(carbon);
        int port = Service.freePort();
        statsd = new Service(
                        "statsd",
                        "statsd-" + port,
                        Map.of(
                                "PORT", Integer.toString(port),
                                "ADMIN", Integer.toString(Service.freePort()),
                                "CARBON", carbon.lineServer()))
                .start();
        Path configuration = Files.writeString(temporary.resolve("statsd.conf"), """
                dockerana {
                  host = web01
                  interval = 1s
                  sources { host { type = host } }
                  sinks {
                    direct { type = carbon, servers = ["%s"], counters = total, from = [host] }
                    statsd { type = statsd, server = "127.0.0.1:%d", from = [host] }
                  }
                }
                """.formatted(carbon.server(), port));
        try (AgentProcess agent = AgentProcess.start(installation, "--config", configuration.toString())) {
            Eventually.is("flushes", Duration.ofSeconds(60), () -> flushes("cpu.used") >= FLUSHES);
            assertThat(agent.endedBy("TERM", Duration.ofSeconds(10))).isZero();
        }
        Eventually.is("the last flush", Duration.ofSeconds(30), StatsdInGraphiteTest::allArrived);
        points = graphite.points(graphite.paths(), SINCE);
    }

    private static int flushes(String gauge) {
        return last(GAUGES + HOST + gauge).size();
    }

    private static NavigableMap<Long, Double> last(String path) {
        try {
            return graphite.points(path, SINCE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The uptime is another one at each reading. */
    private static boolean allArrived() {
        NavigableMap<Long, Double> direct = last(HOST + "uptime_seconds");
        NavigableMap<Long, Double> flushed = last(GAUGES + HOST + "uptime_seconds");
        return !flushed.isEmpty()
                && flushed.lastEntry().getValue().equals(direct.lastEntry().getValue());
    }

    @AfterAll
    static void stop() {
        statsd.close();
        graphite.close();
        carbon.close();
    }

    private static Map<String, NavigableMap<Long, Double>> direct(Predicate<String> which) {
        return points.entrySet().stream()
                .filter(series -> series.getKey().startsWith(HOST) && which.test(series.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    private static boolean isTotal(String path) {
        return path.endsWith(TOTAL);
    }

    @Test
    void everyGaugeArrivesWithItsValue() {
        Map<String, NavigableMap<Long, Double>> gauges = direct(path -> !isTotal(path));

        assertThat(gauges).hasSizeGreaterThan(20).allSatisfy((path, readings) -> {
            NavigableMap<Long, Double> flushed = points.getOrDefault(GAUGES + path, new TreeMap<>());
            assertThat(flushed).as(path).isNotEmpty();
            assertThat(readings.values()).as(path).containsAll(flushed.values());
            assertThat(flushed.lastEntry().getValue())
                    .as(path)
                    .isEqualTo(readings.lastEntry().getValue());
        });
    }

    @Test
    void everyCounterAddsUpToWhatItGrew() {
        Map<String, NavigableMap<Long, Double>> totals = direct(StatsdInGraphiteTest::isTotal);

        assertThat(totals).hasSizeGreaterThan(10).allSatisfy((path, total) -> {
            String counter = COUNTERS + path.substring(0, path.length() - TOTAL.length()) + ".count";
            double grown = total.lastEntry().getValue() - total.firstEntry().getValue();
            double counted = points.getOrDefault(counter, new TreeMap<>()).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(points).containsKey(counter);
            assertThat(counted).as(counter).isCloseTo(grown, within(1e-9 * Math.abs(grown) + 1e-6));
        });
    }

    @Test
    void whatStatsdReceivedIsWhatItWasSaidToGet() {
        double told = sum(COUNTERS + HOST + "agent.sinks.statsd.packets.count");
        double received = sum(COUNTERS + "statsd.packets_received.count");
        int inTheLastBatch = 6; // of them nobody tells it any more

        assertThat(told).isPositive();
        assertThat(received).isBetween(told, told + inTheLastBatch);
        assertThat(sum(COUNTERS + "statsd.bad_lines_seen.count")).isZero();
    }

    private static double sum(String path) {
        return points.getOrDefault(path, new TreeMap<>()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    @Test
    void nothingArrivesUnderAnotherName() {
        List<String> ours = direct(path -> true).keySet().stream()
                .map(path ->
                        isTotal(path) ? COUNTERS + path.substring(0, path.length() - TOTAL.length()) : GAUGES + path)
                .toList();

        assertThat(points.keySet().stream()
                        .filter(path -> path.contains(HOST) && !path.startsWith(HOST) && !path.contains(".agent."))
                        .map(path -> path.replaceFirst("\\.(count|rate)$", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ours);
    }
}
