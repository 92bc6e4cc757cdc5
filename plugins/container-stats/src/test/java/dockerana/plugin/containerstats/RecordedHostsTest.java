package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Series;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.Recording;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every folder of {@code src/test/cases} is a host, read twice; {@code expected.txt} says what must come of it. */
class RecordedHostsTest {
    @TempDir
    private Path copy;

    static List<Path> cases() throws IOException {
        return Recording.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyValueIsWhatTheFilesSayAndNothingElseIsThere(Path folder) throws Exception {
        RecordedHost host = new RecordedHost(folder, copy);
        Expected expected = Expected.of(folder);
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = host.source(agent)) {
            expected.is(CollectedSamples.of(source), 1);
            host.show(2);
            expected.is(CollectedSamples.of(source), 2);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @SuppressWarnings("ReferenceEquality") // sinks keep what they derive by instance
    void whatIsThereAgainIsTheSameInstanceInTheSameOrder(Path folder) throws Exception {
        RecordedHost host = new RecordedHost(folder, copy);
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = host.source(agent)) {
            List<Series> before = CollectedSamples.of(source).series();
            List<Series> after = CollectedSamples.of(source).series();

            assertThat(after).hasSameSizeAs(before).isNotEmpty();
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i) == before.get(i))
                        .as(before.get(i).path())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-", "v2-"})
    void everyMetricIsInACaseOfEachVersion(String version) throws Exception {
        Set<String> paths = new HashSet<>();
        for (Path folder : cases()) {
            if (String.valueOf(folder.getFileName()).startsWith(version)) {
                paths.addAll(Expected.of(folder).paths());
            }
        }
        assertThat(ContainerStatsSource.METRICS).allSatisfy(metric -> {
            String path = metric.pattern().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^.]+");
            assertThat(paths).anyMatch(known -> known.matches(path));
        });
    }
}
