package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Series;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Limits;
import dockerana.plugin.docker.RecordedStatistics;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code src/test/answers} is an engine, asked twice; {@code expected.txt} says what must come of it. */
class RecordedAnswersTest {
    private static final Instant STARTED = Instant.parse("2026-05-01T10:00:00Z");

    @TempDir
    private Path copy;

    private int reading = 1;

    static List<Path> engines() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/answers"))) {
            return folders.sorted().toList();
        }
    }

    private static List<Container> containers(Path folder) throws IOException {
        List<Container> containers = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("containers.txt"))) {
            String[] words = line.split(" ", -1);
            if (!line.startsWith("#")) {
                containers.add(RecordedHost.container(
                        id(words[0]),
                        words[0],
                        "running",
                        1,
                        STARTED,
                        Map.of(),
                        new Limits(Double.parseDouble(words[1]), 0, 0)));
            }
        }
        return containers;
    }

    private static String id(String name) {
        return "0".repeat(12) + name;
    }

    private ContainerStatsSource source(TestAgent agent, Path folder, boolean local) throws IOException {
        List<Container> containers = containers(folder);
        EngineView engine = new EngineView(
                () -> containers,
                local,
                id -> RecordedStatistics.of(folder.resolve(reading + "/" + id.substring(12) + ".json")));
        return RecordedHost.of("v1-cgroupfs", copy).source(agent, Via.API, engine, System::nanoTime);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void everyValueIsWhatTheEngineSaysAndNothingElseIsThere(Path folder) throws Exception {
        Expected expected = Expected.of(folder);
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = source(agent, folder, false)) {
            expected.is(CollectedSamples.of(source), 1);
            reading = 2;
            expected.is(CollectedSamples.of(source), 2);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    @SuppressWarnings("ReferenceEquality") // sinks keep what they derive by instance
    void whatIsToldAgainIsTheSameInstanceInTheSameOrder(Path folder) throws Exception {
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = source(agent, folder, false)) {
            CollectedSamples.of(source);
            List<Series> before = CollectedSamples.of(source).series();
            List<Series> after = CollectedSamples.of(source).series();

            assertThat(after).hasSameSizeAs(before).isNotEmpty();
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i) == before.get(i))
                        .as(before.get(i).path())
                        .isTrue();
            }
            assertThat(after)
                    .filteredOn(Series::isCounter)
                    .allSatisfy(series -> assertThat(series.start()).contains(STARTED));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void devicesOfThisMachineHaveTheirNames(Path folder) throws Exception {
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = source(agent, folder, true)) {
            assertThat(CollectedSamples.of(source).values().keySet())
                    .filteredOn(path -> path.contains(".blockio."))
                    .isNotEmpty()
                    .allMatch(path -> path.contains(".blockio.vda."));
        }
    }
}
