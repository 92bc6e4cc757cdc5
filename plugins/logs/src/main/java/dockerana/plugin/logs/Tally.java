package dockerana.plugin.logs;

import dockerana.api.Samples;
import dockerana.api.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What was counted of the lines of one name. Counted by the thread that reads, collected by another; its series change under the lock of {@link Tallies}. */
final class Tally {
    /** One number and the series it belongs to. */
    private record Counter(AtomicLong total, Series series) {}

    private final AtomicLong[][] streams = new AtomicLong[Line.STREAMS][3];
    private final AtomicLong gaps = new AtomicLong();
    private final Family family;
    private final Instant start;
    private String name = "";
    private Map<String, String> attributes = Map.of();
    private List<Counter> counters = List.of();

    /** By the numbers of the patterns that were found. */
    private final Map<Integer, PatternTally> patterns = new TreeMap<>();

    /** @param start when it begins to count, on the agent's clock */
    Tally(Family family, Instant start) {
        this.family = family;
        this.start = start;
        for (AtomicLong[] totals : streams) {
            for (int i = 0; i < totals.length; i++) {
                totals[i] = new AtomicLong();
            }
        }
    }

    /** Gives its series this name and these attributes, those of so many streams. */
    void name(String called, int count, Map<String, String> known) {
        name = called;
        attributes = known;
        List<Counter> named = new ArrayList<>();
        for (int stream = 0; stream < count; stream++) {
            List<Series> all = family.ofStream(name, stream);
            for (int i = 0; i < all.size(); i++) {
                named.add(counter(streams[stream][i], all.get(i)));
            }
        }
        named.add(counter(gaps, family.gaps(name)));
        counters = List.copyOf(named);
        patterns.values().forEach(pattern -> pattern.name(name, attributes));
    }

    private Counter counter(AtomicLong total, Series series) {
        return new Counter(total, series.startedAt(start).with(attributes));
    }

    String name() {
        return name;
    }

    void count(int stream, long lines, long bytes, long truncated) {
        streams[stream][0].addAndGet(lines);
        streams[stream][1].addAndGet(bytes);
        streams[stream][2].addAndGet(truncated);
    }

    void gap() {
        gaps.incrementAndGet();
    }

    /** What was found of a pattern; null if it never was. */
    @Nullable PatternTally pattern(int number) {
        return patterns.get(number);
    }

    void begin(int number, PatternTally pattern) {
        pattern.name(name, attributes);
        patterns.put(number, pattern);
    }

    /** How many series patterns have. */
    int patternSeries() {
        return patterns.values().stream().mapToInt(PatternTally::size).sum();
    }

    void addTo(Samples samples) {
        for (int i = 0; i < counters.size(); i++) {
            samples.add(counters.get(i).series, (double) counters.get(i).total.get());
        }
        patterns.values().forEach(pattern -> pattern.addTo(samples));
    }
}
