package dockerana.distribution;

import static dockerana.distribution.KernelReadings.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The machine as a real Graphite tells it, beside what the kernel says: an agent at 10 s with the schemas shipped, one at 1 s with the entry for
 * seconds that they hold as a comment.
 */
@Tag("service")
class HostInGraphiteTest {
    private static final List<String> OF_CPUS = List.of(
            "cpu.user", "cpu.nice", "cpu.system", "cpu.idle", "cpu.iowait", "cpu.irq", "cpu.softirq", "cpu.steal");
    private static final List<String> OTHER_GAUGES = List.of(
            "cpu.used",
            "cpu.core.0.used",
            "processes.running",
            "processes.blocked",
            "memory.used_percent",
            "filesystem.rootfs.total_bytes",
            "filesystem.rootfs.used_bytes",
            "filesystem.rootfs.available_bytes",
            "filesystem.rootfs.used_percent",
            "filesystem.rootfs.inodes_used_percent",
            "files.open",
            "sockets.tcp_in_use",
            "sockets.udp_in_use");

    @TempDir
    static Path temporary;

    private static Carbon carbon;
    private static Graphite graphite;
    private static AgentProcess fine;
    private static AgentProcess coarse;
    private static KernelReadings before;
    private static KernelReadings after;

    @BeforeAll
    static void collectForAWhile() throws Exception {
        Installation installation = Installation.in(temporary);
        int port = Service.freePort();
        carbon = Carbon.withTags(
                        schemas(installation), installation.file("conf/graphite/storage-aggregation.conf"), port)
                .start();
        graphite = Graphite.over(carbon, port);
        before = KernelReadings.now();
        fine = start(installation, Pace.FINE);
        coarse = start(installation, Pace.COARSE);
        for (Pace pace : Pace.values()) {
            String rate = pace.path("network.lo.rx_bytes");
            Eventually.is("rates of " + pace.host(), Duration.ofSeconds(60), () -> has(rate, 2));
        }
        after = KernelReadings.now();
    }

    /** The shipped file with its entry for seconds in force, for one of the two hosts. */
    private static Path schemas(Installation installation) throws IOException {
        String shipped = Files.readString(installation.file("conf/graphite/storage-schemas.conf"));
        String both = shipped.replaceFirst(
                "#\\[dockerana_1s]\n#pattern = \\^dockerana\\\\\\.\n#",
                "[dockerana_1s]\npattern = ^dockerana\\\\.fine\\\\.\n");
        assertThat(both).as("schemas with the entry for seconds").isNotEqualTo(shipped);
        return Files.writeString(temporary.resolve("storage-schemas.conf"), both);
    }

    private static AgentProcess start(Installation installation, Pace pace) throws Exception {
        Path configuration = Files.writeString(
                temporary.resolve(pace.host() + ".conf"), """
            dockerana {
              host = %1$s
              interval = %2$d s
              sources { host { type = host } }
              sinks {
                tree   { type = carbon, servers = ["%3$s"], counters = [rate, total] }
                tagged { type = carbon, servers = ["%3$s"], naming = tags }
              }
            }
            """.formatted(pace.host(), pace.seconds, carbon.server()));
        Path data = temporary.resolve(pace.host());
        return AgentProcess.start(installation, "--config", configuration.toString(), "--data", data.toString());
    }

    private static boolean has(String path, int points) {
        try {
            return graphite.points(path, "-5min").size() >= points;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : List.<AutoCloseable>of(fine, coarse, graphite, carbon)) {
            try {
                part.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPathOfTheHostComesBack(Pace pace) throws Exception {
        List<String> expected = Stream.of(
                        before.counters().keySet().stream(),
                        before.counters().keySet().stream().map(counter -> counter + "_total"),
                        before.gauges().keySet().stream(),
                        OF_CPUS.stream(),
                        OTHER_GAUGES.stream())
                .flatMap(paths -> paths)
                .map(pace::path)
                .toList();

        assertThat(graphite.points(expected, "-5min"))
                .containsOnlyKeys(expected)
                .allSatisfy((path, points) -> assertThat(points).as(path).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void pointsAreOnTheirBoundaries(Pace pace) throws Exception {
        NavigableMap<Long, Double> points = graphite.points(pace.path("uptime_seconds"), "-5min");

        assertThat(points.keySet())
                .allSatisfy(second -> assertThat(second % pace.seconds).isZero());
        // the first reading waits for no boundary, and may take until behind the next one while the agent starts
        NavigableMap<Long, Double> ticks = points.tailMap(points.firstKey(), false);
        assertThat(ticks.lastKey() - ticks.firstKey()).isEqualTo((ticks.size() - 1L) * pace.seconds);
    }

    @ParameterizedTest
    @EnumSource
    void totalsLieBetweenTheKernelsBeforeAndAfter(Pace pace) throws Exception {
        for (Map.Entry<String, Double> total : before.counters().entrySet()) {
            NavigableMap<Long, Double> points = graphite.points(pace.path(total.getKey() + "_total"), "-5min");
            double later = known(after.counters(), total.getKey());

            assertThat(points.firstEntry().getValue()).as(total.getKey()).isBetween(total.getValue(), later);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ratesAddUpToWhatTheTotalsGrew(Pace pace) throws Exception {
        for (String counter : before.counters().keySet()) {
            NavigableMap<Long, Double> totals = graphite.points(pace.path(counter + "_total"), "-5min");
            NavigableMap<Long, Double> rates = graphite.points(pace.path(counter), "-5min");
            long from = totals.firstKey();
            long to = Math.min(totals.lastKey(), rates.lastKey());
            // the first reading is stamped with the slot last begun, so the first interval is shorter than it looks
            long second = totals.higherKey(from);
            double grown = known(totals, to) - known(totals, second);
            double added = rates.subMap(second, false, to, true).values().stream()
                    .mapToDouble(rate -> rate * pace.seconds)
                    .sum();

            // a reading that a busy machine delays makes one interval longer than its slot, and the next one shorter
            assertThat(added).as(counter).isCloseTo(grown, within(0.2 * grown + 1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void readingsAreThoseOfTheKernel(Pace pace) throws Exception {
        double memory = known(before.gauges(), "memory.total_bytes");
        for (Map.Entry<String, Double> gauge : before.gauges().entrySet()) {
            double now = graphite.points(pace.path(gauge.getKey()), "-5min")
                    .firstEntry()
                    .getValue();
            double low = Math.min(gauge.getValue(), known(after.gauges(), gauge.getKey()));
            double high = Math.max(gauge.getValue(), known(after.gauges(), gauge.getKey()));
            double spread = spread(gauge.getKey(), memory);

            assertThat(now).as(gauge.getKey()).isBetween(low - spread, high + spread);
        }
    }

    /** How far a reading may have swung between the two of the test: other programs work meanwhile. */
    private static double spread(String gauge, double memory) {
        return switch (gauge) {
            case "cpu.cores", "memory.total_bytes", "swap.total_bytes", "uptime_seconds" -> 0;
            case "processes.threads" -> 200;
            case "load.1m", "load.5m", "load.15m" -> 2;
            default -> 0.05 * memory;
        };
    }

    @ParameterizedTest
    @EnumSource
    void theModesOfTheProcessorsAddUpToAHundredPercent(Pace pace) throws Exception {
        NavigableMap<Long, Double> used = graphite.points(pace.path("cpu.used"), "-5min");
        for (long second : used.keySet()) {
            double sum = 0;
            for (String mode : OF_CPUS) {
                double percent = known(graphite.points(pace.path(mode), "-5min"), second);
                assertThat(percent).as(mode).isBetween(0.0, 100.0);
                sum += percent;
            }
            assertThat(sum).isCloseTo(100, within(0.01));
            assertThat(known(used, second)).isBetween(0.0, 100.0);
        }
    }

    @Test
    void taggedSeriesAreFoundByTheirTags() throws Exception {
        Eventually.is("tags", Duration.ofSeconds(30), () -> {
            try {
                return graphite.tags().contains("interface");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(graphite.tags()).contains("name", "host", "interface", "device", "core", "mount");
        assertThat(graphite.tagValues("name")).contains("dockerana.network.rx_bytes", "dockerana.memory.total_bytes");
        assertThat(graphite.tagValues("host")).contains("coarse", "fine");
        assertThat(graphite.tagValues("interface")).contains("lo");

        NavigableMap<Long, Double> memory = graphite.points("dockerana.memory.total_bytes;host=coarse", "-5min");
        assertThat(memory.values()).isNotEmpty().containsOnly(known(before.gauges(), "memory.total_bytes"));
    }
}
