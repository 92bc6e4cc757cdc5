package dockerana.plugin.logs;

import dockerana.api.Samples;
import dockerana.api.Series;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often a pattern matched in the lines of one name, and the values of an interval. The thread that reads adds, another collects: each waits
 * for the other no longer than that takes.
 */
final class PatternTally {
    private final Family family;
    private final String pattern;
    private final Instant start;
    private final SeriesLimit limit;
    private String log = "";
    private long matches;
    private @Nullable Values values;
    private List<Series> series = List.of();

    /**
     * @param start when it is found for the first time
     * @param limit where the series for values are taken from; that for matches was
     */
    PatternTally(Family family, String pattern, Instant start, SeriesLimit limit) {
        this.family = family;
        this.pattern = pattern;
        this.start = start;
        this.limit = limit;
    }

    /** Gives its series this name and these attributes. */
    synchronized void name(String called, Map<String, String> attributes) {
        log = called;
        series = family.ofPattern(called, pattern).stream()
                .map(one -> one.startedAt(start).with(attributes))
                .toList();
    }

    /**
     * It was found in a line.
     *
     * @param value NaN if there is none
     * @return whether there was room for what was found
     */
    synchronized boolean count(double value) {
        matches++;
        if (!Values.takes(value)) {
            return true;
        }
        Values interval = values;
        if (interval == null) {
            if (!limit.take(family.ofValues(), pattern, log)) {
                return false;
            }
            interval = new Values();
            values = interval;
        }
        interval.add(value);
        return true;
    }

    /** How many series it has. */
    synchronized int size() {
        return values == null ? 1 : 1 + family.ofValues();
    }

    synchronized void addTo(Samples samples) {
        samples.add(series.getFirst(), (double) matches);
        Values interval = values;
        if (interval == null || interval.isEmpty()) {
            return;
        }
        double[] all = {
            interval.mean(),
            interval.min(),
            interval.max(),
            interval.percentile(50),
            interval.percentile(95),
            interval.percentile(99)
        };
        for (int i = 0; i < all.length; i++) {
            samples.add(series.get(i + 1), all[i]);
        }
        interval.clear();
    }
}
