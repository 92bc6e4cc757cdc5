package dockerana.runtime.pipeline;

import dockerana.api.Metric;
import java.util.List;

/** The metrics of the agent itself. */
public final class Self {
    /** The id of the source that adds them; no configured source may have it. */
    public static final String ID = "agent";

    static final Metric SOURCE_SAMPLES =
            Metric.counter("agent.sources.{source}.samples", "Samples that the source delivered");
    static final Metric SOURCE_RECORDS =
            Metric.counter("agent.sources.{source}.records", "Records that the source handed over");
    static final Metric SOURCE_ERRORS = Metric.counter("agent.sources.{source}.errors", "Readings that failed");
    static final Metric SOURCE_COLLECT =
            Metric.gauge("agent.sources.{source}.collect_seconds", "How long the last reading took");
    static final Metric SOURCE_HELD_BACK = Metric.gauge(
            "agent.sources.{source}.held_back_seconds", "For how long full outboxes have refused the source's records");
    static final Metric SOURCE_DROPPED = Metric.counter(
            "agent.sources.{source}.dropped.{reason}", "Samples or records that the source gave up, by reason");

    static final Metric SINK_SENT =
            Metric.counter("agent.sinks.{sink}.sent", "Samples and records that the far end accepted");
    static final Metric SINK_RETRIES = Metric.counter("agent.sinks.{sink}.retries", "Writes that have to be repeated");
    static final Metric SINK_DROPPED = Metric.counter(
            "agent.sinks.{sink}.dropped.{reason}", "Samples or records that were given up on the way, by reason");
    static final Metric SINK_QUEUED =
            Metric.gauge("agent.sinks.{sink}.queued", "Samples and records that wait in memory");
    static final Metric SINK_LAG = Metric.gauge("agent.sinks.{sink}.lag_seconds", "Age of the oldest thing that waits");

    static final Metric SERVICE_ERRORS =
            Metric.counter("agent.services.{service}.errors", "How often the service lost its far end or failed");

    static final Metric CPU = Metric.counter("agent.cpu_seconds", "CPU time of the agent");
    static final Metric RSS = Metric.gauge("agent.rss_bytes", "Memory of the agent that is in RAM");
    static final Metric HEAP = Metric.gauge("agent.heap_bytes", "Used Java heap of the agent");
    static final Metric THREADS = Metric.gauge("agent.threads", "Threads of the agent");
    static final Metric SERIES = Metric.gauge("agent.series", "Series in the latest batches of all sources");
    static final Metric PLUGINS_FAILED = Metric.gauge("agent.plugins.failed", "Plugins that were found and do not run");

    private Self() {}

    /** All of them, for the catalogue of names. */
    public static List<Metric> metrics() {
        return List.of(
                SOURCE_SAMPLES,
                SOURCE_RECORDS,
                SOURCE_ERRORS,
                SOURCE_COLLECT,
                SOURCE_HELD_BACK,
                SOURCE_DROPPED,
                SINK_SENT,
                SINK_RETRIES,
                SINK_DROPPED,
                SINK_QUEUED,
                SINK_LAG,
                SERVICE_ERRORS,
                CPU,
                RSS,
                HEAP,
                THREADS,
                SERIES,
                PLUGINS_FAILED);
    }
}
