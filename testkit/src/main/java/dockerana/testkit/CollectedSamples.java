package dockerana.testkit;

import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.api.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps what a source adds, as it was added and in that order: also what the runtime would leave out. Confined to one thread. */
public final class CollectedSamples implements Samples {
    private final List<Sample> samples = new ArrayList<>();

    /** One call of {@link Samples#add}. */
    public record Sample(Series series, double value) {}

    /** What one {@link Source#collect} adds. */
    public static CollectedSamples of(Source source) throws IOException, InterruptedException {
        CollectedSamples samples = new CollectedSamples();
        source.collect(samples);
        return samples;
    }

    @Override
    public void add(Series series, double value) {
        samples.add(new Sample(series, value));
    }

    /** Everything, in the order in which it was added. */
    public List<Sample> all() {
        return List.copyOf(samples);
    }

    /** The series, in the order in which they were added. */
    public List<Series> series() {
        return samples.stream().map(Sample::series).toList();
    }

    /** The values by path, sorted; of a path that was added twice, the first. */
    public SortedMap<String, Double> values() {
        SortedMap<String, Double> values = new TreeMap<>();
        samples.forEach(sample -> values.putIfAbsent(sample.series().path(), sample.value()));
        return values;
    }

    /**
     * The value of one path.
     *
     * @throws AssertionError if it was not added; tells what was
     */
    public double value(String path) {
        Double value = values().get(path);
        if (value == null) {
            throw new AssertionError("'%s' was not added; these were: %s".formatted(path, values().keySet()));
        }
        return value;
    }

    /** Whether a path was added. */
    public boolean has(String path) {
        return samples.stream().anyMatch(sample -> sample.series().path().equals(path));
    }
}
