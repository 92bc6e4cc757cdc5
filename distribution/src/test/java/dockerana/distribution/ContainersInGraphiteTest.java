package dockerana.distribution;

import static dockerana.distribution.Check.Reading.MEAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
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
    private static final String NODE = "dockerana.crew.containers.";
    private static final Duration TO_BEGIN = Duration.ofSeconds(30);

    /** Those that run from the engine's first reading until its last. */
    private static final List<String> LASTING = List.of(
            "burner", "elder", "crowd", "holder", "hoarder", "writer", "reader", "talker", "listener", "onhost", "owner");

    @TempDir
    static Path temporary;

    private static final List<AutoCloseable> parts = new ArrayList<>();
    private static Graphite graphite;
    private static AgentProcess agent;
    private static Stage stage;
    private static String disk = "";
    private static List<Behaviour> behaviours = List.of();
    private static EngineReadings before;
    private static EngineReadings after;
    private static String brief = "";
    private static long filesAtStart;
    private static long filesInTheEnd;
    private static Told told;

    @BeforeAll
    static void watchThem() throws Exception {
        RealEngine engine = opened(RealEngine.running("watched"));
        int port = Service.freePort();
        Carbon carbon = opened(Carbon.ofSeconds(port)).start();
        graphite = opened(Graphite.over(carbon, port));
        stage = new Stage(engine, graphite, NODE);
        disk = Disk.below(engine.folder());
        behaviours = Behaviours.on(disk);

        stage.shell("docker network create front; docker network create back");
        agent = opened(start(engine, carbon));
        Eventually.is("its first point", TO_BEGIN, () -> !points("dockerana.crew.agent.sources.stats.samples").isEmpty());
        filesAtStart = agent.openFiles();
        stage.shell(Behaviours.ELDER);
        Eventually.is("elder", TO_BEGIN, () -> stage.paths().contains("elder.cpu.percent"));

        stage.begin(behaviours);
        CompletableFuture<Void> shortOnes = CompletableFuture.runAsync(() -> ShortLives.inARow(stage));
        before = EngineReadings.of(engine, disk, LASTING);
        stage.follow(behaviours);
        shortOnes.join();
        brief = ShortLives.between(stage);
        after = EngineReadings.of(engine, disk, LASTING);
        told = stage.told(stage.paths());
        stage.shell("docker rm -f $(docker ps -aq)");
        Eventually.is("no file of a container", TO_BEGIN, () -> agent.openFiles() <= filesAtStart);
        filesInTheEnd = agent.openFiles();
    }

    private static NavigableMap<Long, Double> points(String path) {
        try {
            return graphite.points(path, "-10min");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T extends AutoCloseable> T opened(T part) {
        parts.addFirst(part);
        return part;
    }

    private static AgentProcess start(RealEngine engine, Carbon carbon) throws Exception {
        Installation installation = Installation.in(temporary).configured("""
                        dockerana {
                          host = crew
                          interval = 1s
                          sources {
                            stats   { type = container-stats }
                            network { type = container-network }
                          }
                          services { docker { endpoint = "unix://%1$s", containers { except = ["left-*"] } } }
                          sinks {
                            tree   { type = carbon, servers = ["%2$s"], counters = [rate, total] }
                            tagged { type = carbon, servers = ["%2$s"], naming = tags, tags = [network], from = [network] }
                          }
                        }
                        """.formatted(engine.socket(), carbon.server()));
        return AgentProcess.start(installation);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }

    static List<Behaviour> behaviours() {
        return behaviours;
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void eachHasExactlyItsPaths(Behaviour behaviour) {
        Set<String> found = pathsOf(behaviour.name());
        if (!behaviour.paths().isEmpty()) { // the kernel may have to read a page of the program
            Paths.disk(disk).all().filter(path -> !behaviour.allPaths().contains(path)).map(behaviour::path).forEach(found::remove);
        }
        assertThat(found).isEqualTo(Set.copyOf(behaviour.allPaths()));
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
                .allSatisfy(check -> assertThat(told.holds(behaviour, check)).as(told.told(behaviour, check)).isTrue());
    }

    @Test
    void thereAreNoOthers() {
        Set<String> names = told.series().keySet().stream().map(path -> path.substring(0, path.indexOf('.'))).collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(behaviours.stream().map(Behaviour::name).toList());
        names.removeAll(ShortLives.names());
        names.removeIf(name -> name.matches("brief-\\d"));

        assertThat(names).isEmpty();
    }

    @Test
    void nothingIsToldOfOneThatLivedBetweenTwoReadings() {
        assertThat(pathsOf(brief)).isEmpty();
    }

    @Test
    void totalsLieBetweenTheEnginesBeforeAndAfter() {
        assertThat(before.totals().keySet()).contains("writer.blockio." + disk + ".write_bytes", "talker.network.eth1.rx_bytes", "holder.memory.page_faults");
        assertThat(before.totals()).allSatisfy((path, least) -> {
            NavigableMap<Long, Double> points = told.points(path + "_total").subMap(before.endedSecond(), true, after.begunSecond() - 1, true);
            assertThat(points.values()).as(path).isNotEmpty().allSatisfy(total -> assertThat(total).isBetween(least, KernelReadings.known(after.totals(), path)));
        });
    }

    /** A point that a reading misses is no error of that reading: its rate is of all the time since the one before. */
    @ParameterizedTest
    @MethodSource("behaviours")
    void fromTheFirstReadingOnRatesAddUpToWhatWasCounted(Behaviour behaviour) {
        NavigableSet<Long> readings = told.points("elder.pids.current").navigableKeySet();
        for (String counter : behaviour.counters()) {
            double counted = 0;
            double previous = 0;
            for (double total : told.points(behaviour.path(counter + "_total")).values()) {
                counted += total < previous ? total : total - previous;
                previous = total;
            }
            double added = 0;
            for (Map.Entry<Long, Double> rate : told.points(behaviour.path(counter)).entrySet()) {
                long since = Objects.requireNonNull(readings.lower(rate.getKey()));
                added += rate.getValue() * (rate.getKey() - since);
            }
            assertThat(added).as(counter).isCloseTo(counted, within(0.05 * counted + 1e-6));
        }
    }

    @Test
    void processorsInPercentAreTheSecondsUsed() {
        assertThat(behaviours).filteredOn(behaviour -> !behaviour.paths().isEmpty()).allSatisfy(behaviour -> {
            double percent = MEAN.of(told.points(behaviour.path("cpu.percent")), 0);
            NavigableMap<Long, Double> seconds = told.points(behaviour.path("cpu.usage_seconds"));
            seconds.keySet().retainAll(told.points(behaviour.path("cpu.percent")).keySet());

            assertThat(percent).isCloseTo(100 * MEAN.of(seconds, 0), within(0.5));
        });
    }

    @Test
    void interfacesAreFoundByTheirNetworks() throws Exception {
        assertThat(graphite.tagValues("network")).containsExactlyInAnyOrder("back", "bridge", "front");
        for (String network : List.of("back", "front")) {
            String sent = "seriesByTag('name=dockerana.containers.network.tx_bytes','container=talker','network=%s')".formatted(network);
            assertThat(graphite.points(List.of(sent), "-10min").values()).as(network).singleElement();
        }
    }

    @Test
    void noFileIsLeftOpenAndTheLogIsQuiet() {
        assertThat(filesInTheEnd).isLessThanOrEqualTo(filesAtStart);
        assertThat(agent.lines("WARN")).isEmpty();
        assertThat(agent.lines("ERROR")).isEmpty();
        assertThat(agent.output()).doesNotContain("Exception", "\tat ");
    }
}
