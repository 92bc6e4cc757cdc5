package dockerana.plugin.logs;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often a pattern matched in the lines of one name, and the values of an interval. The thread that reads adds, another collects: each waits
 * for the other no longer than that takes.
 */
final class PatternTally {
    static final Metric MATCHES =
            Metric.counter("containers.{container}.logs.patterns.{pattern}.matches", "Lines in which it was found");
    static final List<Metric> METRICS = List.of(
            MATCHES,
            value("mean", "Mean of its values in the interval"),
            value("min", "Smallest of its values in the interval"),
            value("max", "Largest of its values in the interval"),
            value("p50", "Value that half of those in the interval are not above"),
            value("p95", "Value that 95 % of those in the interval are not above"),
            value("p99", "Value that 99 % of those in the interval are not above"));
    private static final List<Metric> OF_VALUES = METRICS.subList(1, METRICS.size());

    private static Metric value(String leaf, String description) {
        return Metric.gauge("containers.{container}.logs.patterns.{pattern}." + leaf, description);
    }

    private final String pattern;
    private final Instant start;
    private final SeriesLimit limit;
    private String container = "";
    private long matches;
    private @Nullable Values values;
    private List<Series> series = List.of();

    /**
     * @param start when it is found for the first time
     * @param limit where the series for values are taken from; that for matches was
     */
    PatternTally(String pattern, Instant start, SeriesLimit limit) {
        this.pattern = pattern;
        this.start = start;
        this.limit = limit;
    }

    /** Gives its series this name and these attributes. */
    synchronized void name(String called, Map<String, String> attributes) {
        container = called;
        List<Series> named = new ArrayList<>();
        METRICS.forEach(
                metric -> named.add(metric.of(called, pattern).startedAt(start).with(attributes)));
        series = List.copyOf(named);
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
            if (!limit.take(OF_VALUES.size(), pattern, container)) {
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
        return values == null ? 1 : METRICS.size();
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
