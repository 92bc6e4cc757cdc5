package dockerana.distribution;

import static dockerana.distribution.Check.Reading.MEAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers that do known things on a real engine, as a real Graphite tells of them, beside what the engine itself says. */
@Tag("service")
class ContainersInGraphiteTest {
    /** Seconds of one. */
    private static final double LATE_AT_MOST = 0.25;

    @TempDir
    static Path temporary;

    private static Performance seen;
    private static Told told;

    @BeforeAll
    static void watchThem() throws Exception {
        seen = Performance.in(temporary);
        told = seen.told;
    }

    @AfterAll
    static void stop() throws Exception {
        if (seen != null) {
            seen.close();
        }
    }

    static List<Behaviour> behaviours() {
        return seen.behaviours;
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void eachHasExactlyItsPaths(Behaviour behaviour) {
        List<String> expected = behaviour.allPaths();
        Set<String> found = pathsOf(behaviour.name());
        if (!expected.isEmpty()) { // the kernel may have to read a page of any program
            found.removeAll(Paths.disk(seen.disk)
                    .all()
                    .map(behaviour::path)
                    .filter(path -> !expected.contains(path))
                    .toList());
        }
        found.removeAll(behaviour.morePaths());
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Set<String> pathsOf(String container) {
        return told.series().keySet().stream()
                .filter(path -> path.startsWith(container + "."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void eachHasTheValuesOfWhatItDoes(Behaviour behaviour) {
        assertThat(behaviour.checks())
                .allSatisfy(check -> assertThat(told.holds(behaviour, check))
                        .as(told.told(behaviour, check))
                        .isTrue());
    }

    @Test
    void thereAreNoOthers() {
        Set<String> names = told.series().keySet().stream()
                .map(path -> path.substring(0, path.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(seen.behaviours.stream().map(Behaviour::name).toList());
        names.removeAll(ShortLives.names());
        names.removeIf(name -> name.matches("brief-\\d"));

        assertThat(names).isEmpty();
    }

    @Test
    void oneThatLivedBetweenTwoReadingsLeavesATrace() throws Exception {
        String brief = seen.briefOnes.stream()
                .filter(name -> !pathsOf(name).contains(name + ".uptime_seconds"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("a late reading saw each of them alive"));
        List<String> expected = Stream.of(Paths.LIFE, Paths.ENDED)
                .flatMap(Paths::all)
                .map(path -> brief + "." + path)
                .toList();
        assertThat(pathsOf(brief)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(last(brief + ".state")).isEqualTo(4);
        assertThat(last(brief + ".exit_code")).isZero();
        assertThat(last(brief + ".deaths_total")).isEqualTo(1);
        assertThat(Files.readAllLines(seen.notes))
                .filteredOn(line -> line.contains("container " + brief + " "))
                .anyMatch(line -> line.contains("created"))
                .anyMatch(line -> line.contains("started"))
                .anyMatch(line -> line.contains("died, exit code 0"));
    }

    @Test
    void everyDeathIsCountedOnceAndNoted() throws Exception {
        assertThat(ShortLives.names()).allSatisfy(name -> {
            assertThat(last(name + ".deaths_total")).as(name).isEqualTo(1);
            assertThat(told.points(name + ".deaths").values())
                    .as(name)
                    .filteredOn(rate -> rate > 0)
                    .hasSize(1);
            assertThat(last(name + ".exit_code")).as(name).isZero();
        });
        assertThat(Files.readAllLines(seen.notes))
                .filteredOn(line -> line.matches("container short-\\d+ died, exit code 0"))
                .hasSize(ShortLives.IN_A_ROW)
                .doesNotHaveDuplicates();
    }

    @Test
    void totalsLieBetweenTheEnginesBeforeAndAfter() {
        Map<String, Double> least = seen.before.totals();
        assertThat(least.keySet())
                .contains(
                        "burner.cpu.throttled_seconds",
                        "holder.memory.page_faults",
                        "talker.network.eth1.rx_bytes",
                        "writer.blockio." + seen.disk + ".write_bytes");
        assertThat(least.keySet()).allSatisfy(path -> {
            NavigableMap<Long, Double> between = told.points(path + "_total")
                    .subMap(seen.before.endedSecond(), true, seen.after.begunSecond() - 1, true);

            assertThat(between.values())
                    .as(path)
                    .isNotEmpty()
                    .allSatisfy(total -> assertThat(total)
                            .isBetween(
                                    KernelReadings.known(least, path),
                                    KernelReadings.known(seen.after.totals(), path)));
        });
    }

    /** The rate of a reading is of all the time since the one before, which may have been a moment late: most is off where all came at once. */
    @Test
    void ratesAddUpToWhatTheTotalsGrew() {
        NavigableSet<Long> readings = told.points("elder.pids.current").navigableKeySet();
        assertThat(seen.before.totals().keySet()).allSatisfy(counter -> {
            NavigableMap<Long, Double> totals = told.points(counter + "_total");
            DoubleSummaryStatistics added = told.points(counter).tailMap(totals.firstKey(), false).entrySet().stream()
                    .mapToDouble(rate ->
                            rate.getValue() * (rate.getKey() - Objects.requireNonNull(readings.lower(rate.getKey()))))
                    .summaryStatistics();
            double grown = totals.lastEntry().getValue() - totals.firstEntry().getValue();
            double late = LATE_AT_MOST * Math.max(0, added.getMax());

            assertThat(added.getSum()).as(counter).isCloseTo(grown, within(0.05 * grown + late + 1e-6));
        });
    }

    /** Of one or the other the engine may tell only after the next reading has begun, when there is too much to do. */
    @Test
    void whatBeginsBeforeTheAgentsEyesIsCountedFromItsBeginning() {
        assertThat(seen.behaviours)
                .filteredOn(behaviour -> {
                    NavigableMap<Long, Double> totals = told.points(behaviour.path("memory.page_faults_total"));
                    return !totals.isEmpty()
                            && told.points(behaviour.path("memory.page_faults")).containsKey(totals.firstKey());
                })
                .hasSizeGreaterThan(15);
    }

    /** A period in which it was throttled is one in which it had all that it may have. */
    @Test
    void aThrottledContainerUsesItsQuota() {
        double seconds = last("burner.cpu.usage_seconds_total");

        assertThat(seconds)
                .isBetween(
                        0.98 * 0.005 * last("burner.cpu.throttled_periods_total"),
                        1.02 * 0.005 * last("burner.cpu.periods_total") + 0.05);
    }

    private static double last(String path) {
        return told.points(path).lastEntry().getValue();
    }

    @Test
    void processorsInPercentAreTheSecondsUsed() {
        assertThat(seen.behaviours)
                .filteredOn(behaviour -> behaviour.paths().contains(Paths.STATS))
                .allSatisfy(behaviour -> {
                    NavigableMap<Long, Double> percent = told.points(behaviour.path("cpu.percent"));
                    NavigableMap<Long, Double> seconds = told.points(behaviour.path("cpu.usage_seconds"));
                    seconds.keySet().retainAll(percent.keySet());

                    assertThat(MEAN.of(percent, 0)).isCloseTo(100 * MEAN.of(seconds, 0), within(0.5));
                });
    }

    @Test
    void interfacesAreFoundByTheirNetworks() throws Exception {
        assertThat(seen.graphite.tagValues("network")).containsExactlyInAnyOrder("back", "bridge", "front");
        for (String network : List.of("back", "front")) {
            String sent = "seriesByTag('name=dockerana.containers.network.tx_bytes','container=talker','network=%s')"
                    .formatted(network);
            assertThat(seen.graphite.points(List.of(sent), "-10min"))
                    .as(network)
                    .hasSize(1);
        }
    }

    @Test
    void noFileIsLeftOpenAndTheLogIsQuiet() {
        assertThat(seen.filesInTheEnd).noneMatch(Performance::isOfAContainer);
        long others = seen.filesAtFirst.stream()
                .filter(file -> !Performance.isOfAContainer(file))
                .count();
        assertThat(seen.filesInTheEnd)
                .as("some connections to the engine are kept, but not one for each container")
                .hasSizeLessThan((int) others + 10);
        assertThat(seen.agent.lines("WARN")).isEmpty();
        assertThat(seen.agent.lines("ERROR")).isEmpty();
        assertThat(seen.agent.output()).doesNotContain("Exception", "\tat ");
    }
}
