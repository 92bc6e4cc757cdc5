package dockerana.plugin.logs;

import dockerana.api.Metric;
import dockerana.api.Series;
import java.util.ArrayList;
import java.util.List;

/** What is measured of one kind of log, and what its series are called. */
final class Family {
    /** The logs of containers, which have two streams. */
    static final Family CONTAINERS = new Family("containers.{container}.logs.", true);

    /** The host's own logs, each one stream. */
    static final Family FILES = new Family("logs.{file}.", false);

    private final boolean streams;
    private final List<Metric> ofStream;
    private final Metric gaps;
    private final List<Metric> ofPattern;

    private Family(String prefix, boolean streams) {
        this.streams = streams;
        String stream = prefix + (streams ? "{stream}." : "");
        ofStream = List.of(
                Metric.counter(stream + "lines", "Lines written"),
                Metric.counter(stream + "bytes", "Bytes written, with newlines"),
                Metric.counter(stream + "truncated", "Lines that were cut because they are longer than max-line"));
        gaps = Metric.counter(prefix + "gaps", "Times that lines were gone before they were read");
        String pattern = prefix + "patterns.{pattern}.";
        ofPattern = List.of(
                Metric.counter(pattern + "matches", "Lines in which it was found"),
                Metric.gauge(pattern + "mean", "Mean of its values in the interval"),
                Metric.gauge(pattern + "min", "Smallest of its values in the interval"),
                Metric.gauge(pattern + "max", "Largest of its values in the interval"),
                Metric.gauge(pattern + "p50", "Value that half of those in the interval are not above"),
                Metric.gauge(pattern + "p95", "Value that 95 % of those in the interval are not above"),
                Metric.gauge(pattern + "p99", "Value that 99 % of those in the interval are not above"));
    }

    /** All that is measured. */
    List<Metric> metrics() {
        List<Metric> all = new ArrayList<>(ofStream);
        all.add(gaps);
        all.addAll(ofPattern);
        return List.copyOf(all);
    }

    Metric lines() {
        return ofStream.getFirst();
    }

    /** Those of a stream: lines, bytes and lines that were cut. */
    List<Series> ofStream(String name, int stream) {
        return ofStream.stream()
                .map(metric -> streams ? metric.of(name, Line.name(stream)) : metric.of(name))
                .toList();
    }

    Series gaps(String name) {
        return gaps.of(name);
    }

    /** Those of a pattern: how often it was found, then mean, extremes and percentiles of its values. */
    List<Series> ofPattern(String name, String pattern) {
        return ofPattern.stream().map(metric -> metric.of(name, pattern)).toList();
    }

    /** How many more series a pattern has when there are values. */
    int ofValues() {
        return ofPattern.size() - 1;
    }
}
