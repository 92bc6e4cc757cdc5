package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.api.Series;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.Recording;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code src/test/cases} is a machine, read twice; {@code expected.txt} says what must come of it. */
class RecordedTreesTest {
    private static final String ABSENT = "-";

    @TempDir
    private Path copy;

    private record Expected(String path, Series.Kind kind, String first, String second) {
        static Expected of(String line) {
            String[] words = line.split(" ", -1);
            Series.Kind kind = words[1].equals("counter") ? Series.Kind.COUNTER : Series.Kind.GAUGE;
            return new Expected(words[0], kind, words[2], words[3]);
        }
    }

    static List<Path> cases() throws IOException {
        return Recording.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyValueIsWhatTheFilesSayAndNothingElseIsThere(Path folder) throws Exception {
        List<Expected> expected;
        try (var lines = Files.lines(folder.resolve("expected.txt"))) {
            expected = lines.filter(line -> !line.startsWith("#"))
                    .map(Expected::of)
                    .toList();
        }
        RecordedTree tree = new RecordedTree(folder, copy);
        try (TestAgent agent = TestAgent.ofSource("host");
                HostSource source = new HostSource(tree.config(), agent, tree, () -> RecordedTree.PAGE_SIZE)) {
            CollectedSamples first = CollectedSamples.of(source);
            tree.show(2);
            CollectedSamples second = CollectedSamples.of(source);

            assertSame(first, expected.stream().collect(Collectors.toMap(Expected::path, Expected::first)));
            assertSame(second, expected.stream().collect(Collectors.toMap(Expected::path, Expected::second)));
            Map<String, Series.Kind> kinds =
                    expected.stream().collect(Collectors.toMap(Expected::path, Expected::kind));
            assertThat(second.series())
                    .allSatisfy(series -> assertThat(series.metric().kind())
                            .isEqualTo(kinds.getOrDefault(
                                    series.path(), series.metric().kind())));
        }
    }

    private static void assertSame(CollectedSamples actual, Map<String, String> expected) {
        SortedMap<String, String> present = new TreeMap<>(expected);
        present.values().removeIf(ABSENT::equals);
        Map<String, Double> values = actual.values();
        assertThat(values.keySet()).isEqualTo(present.keySet());
        assertThat(values)
                .allSatisfy((path, value) -> assertThat(value)
                        .as(path)
                        .isCloseTo(
                                Double.parseDouble(present.getOrDefault(path, ABSENT)),
                                within(1e-9 * Math.max(1, value))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theModesOfTheProcessorsAddUpTo100(Path folder) throws Exception {
        RecordedTree tree = new RecordedTree(folder, copy);
        try (TestAgent agent = TestAgent.ofSource("host");
                HostSource source = new HostSource(tree.config(), agent, tree, () -> RecordedTree.PAGE_SIZE)) {
            assertThat(CollectedSamples.of(source).has("cpu.user")).isFalse();
            tree.show(2);
            CollectedSamples second = CollectedSamples.of(source);

            List<Double> modes = second.values().entrySet().stream()
                    .filter(entry -> entry.getKey().matches("cpu\\.(user|nice|system|idle|iowait|irq|softirq|steal)"))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(modes).allMatch(percent -> percent >= 0);
            if (!modes.isEmpty()) { // no time passed in the second reading of one of them
                assertThat(modes.stream().mapToDouble(Double::doubleValue).sum())
                        .isCloseTo(100, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @SuppressWarnings("ReferenceEquality") // sinks keep what they derive by instance
    void whatIsThereAgainIsTheSameInstanceInTheSameOrder(Path folder) throws Exception {
        RecordedTree tree = new RecordedTree(folder, copy);
        try (TestAgent agent = TestAgent.ofSource("host");
                HostSource source = new HostSource(tree.config(), agent, tree, () -> RecordedTree.PAGE_SIZE)) {
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
}
