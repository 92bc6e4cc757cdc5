package dockerana.plugin.names2014;

import dockerana.api.Metric;
import java.util.List;

/** The way to Graphite, which decides who puts StatsD's own nodes in front of a name. */
enum Via {
    /** The daemon does. */
    STATSD {
        @Override
        Metric gauge(Name name) {
            return Metric.gauge(name.pattern(), name.description());
        }

        @Override
        List<Metric> counted(Name name) {
            return List.of(Metric.counter(name.pattern(), name.description()));
        }
    },

    /** This source does. */
    CARBON {
        @Override
        Metric gauge(Name name) {
            return Metric.gauge("stats.gauges." + name.pattern(), name.description());
        }

        @Override
        List<Metric> counted(Name name) {
            return List.of(
                    Metric.gauge("stats." + name.pattern(), name.description() + ", per second"),
                    Metric.gauge("stats_counts." + name.pattern(), name.description() + ", in the interval"));
        }
    };

    /** What a gauge is called. */
    abstract Metric gauge(Name name);

    /** What a count of happenings is called: as a running total, or per second and in the interval. */
    abstract List<Metric> counted(Name name);
}
