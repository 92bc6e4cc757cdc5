package dockerana.plugin.containernetwork;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.Label;
import dockerana.plugin.kernel.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** One interface of a container. */
final class Interface {
    private static final List<Metric> RECEIVED = List.of(
            counter("rx_bytes", "Bytes received"),
            counter("rx_packets", "Packets received"),
            counter("rx_errors", "Packets that arrived damaged"),
            counter("rx_dropped", "Packets received and dropped"));
    private static final List<Metric> SENT = List.of(
            counter("tx_bytes", "Bytes sent"),
            counter("tx_packets", "Packets sent"),
            counter("tx_errors", "Packets that could not be sent"),
            counter("tx_dropped", "Packets dropped before they were sent"));
    static final List<Metric> METRICS =
            Stream.concat(RECEIVED.stream(), SENT.stream()).toList();

    private static final List<String> LEAVES = METRICS.stream()
            .map(metric -> metric.pattern().substring(metric.pattern().lastIndexOf('.') + 1))
            .toList();

    /** Numbers between the received and the sent ones: overruns, frame errors, compressed, multicast. */
    private static final int BETWEEN = 4;

    private final String name;
    private final Label own;
    private final Optional<Instant> start;
    private Label label;
    private Map<String, String> attributes;
    private Series[] series = {}; // a list is asked twice for each number, thousands of times a second

    /**
     * @param label its name, told apart from others that look the same in a path
     * @param start when it counted from 0; empty if nobody knows
     */
    Interface(String name, String label, Optional<Instant> start) {
        this.name = name;
        this.own = Label.of(label);
        this.start = start;
        this.label = own;
        this.attributes = Map.of();
    }

    String name() {
        return name;
    }

    Label ownLabel() {
        return own;
    }

    Label label() {
        return label;
    }

    /** Takes what is known of it beside its numbers. Series are made anew only if something changed. */
    void describe(Run run, Label now, Map<String, String> facts) {
        if (series.length == 0 || !now.equals(label) || !facts.equals(attributes)) {
            label = now;
            attributes = facts;
            series = METRICS.stream()
                    .map(metric -> run.series(metric, now.text(), start, facts))
                    .toArray(Series[]::new);
        }
    }

    /** Adds the numbers that somebody tells by the last node of their paths. */
    void addTo(Samples samples, ToDoubleFunction<String> told) {
        for (int i = 0; i < series.length; i++) {
            samples.add(series[i], told.applyAsDouble(LEAVES.get(i)));
        }
    }

    /** Adds the numbers behind its name. */
    void addTo(Samples samples, Text line) {
        int sent = RECEIVED.size();
        for (int i = 0; i < series.length; i++) {
            if (i == sent) {
                line.skip(BETWEEN);
            }
            samples.add(series[i], line.number());
        }
    }

    private static Metric counter(String leaf, String description) {
        return Metric.counter("containers.{container}.network.{interface}." + leaf, description);
    }
}
