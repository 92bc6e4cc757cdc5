package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.api.Series;
import dockerana.testkit.CollectedSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must come of two readings: lines of path, kind, first and second value. */
record Expected(List<Line> lines) {
    private static final String ABSENT = "-";

    private record Line(String path, Series.Kind kind, List<String> values) {
        static Line of(String line) {
            String[] words = line.split(" ", -1);
            Series.Kind kind = words[1].equals("counter") ? Series.Kind.COUNTER : Series.Kind.GAUGE;
            return new Line(words[0], kind, List.of(words[2], words[3]));
        }
    }

    static Expected of(Path folder) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("expected.txt"))) {
            return new Expected(
                    lines.filter(line -> !line.startsWith("#")).map(Line::of).toList());
        }
    }

    /** Everything that is there at least once. */
    List<String> paths() {
        return lines.stream().map(Line::path).toList();
    }

    /** Whether a reading, the first or the second, added this and nothing else. */
    void is(CollectedSamples actual, int reading) {
        NavigableMap<String, Double> values = new TreeMap<>();
        NavigableMap<String, Series.Kind> kinds = new TreeMap<>();
        for (Line line : lines) {
            String value = line.values.get(reading - 1);
            if (!value.equals(ABSENT)) {
                values.put(line.path, Double.valueOf(value));
                kinds.put(line.path, line.kind);
            }
        }
        assertThat(actual.values().keySet()).isEqualTo(values.keySet());
        assertThat(actual.all()).allSatisfy(sample -> {
            String path = sample.series().path();
            double value = values.getOrDefault(path, Double.NaN);
            assertThat(sample.value()).as(path).isCloseTo(value, within(1e-9 * Math.max(1, value)));
            assertThat(sample.series().metric().kind()).as(path).isEqualTo(kinds.get(path));
        });
    }
}
