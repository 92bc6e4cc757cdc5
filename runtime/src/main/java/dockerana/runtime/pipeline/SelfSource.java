package dockerana.runtime.pipeline;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.api.Source;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.delivery.Handover;
import dockerana.runtime.delivery.Outlet;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The agent as a source: what its components did, what waits, what was given up, and what the process takes. */
public final class SelfSource implements Source {
    private final Pipeline pipeline;
    private final Watch watch;
    private final OwnProcess process = new OwnProcess();
    private final Instant start;
    /** The same instances every time, by what they are made of. */
    private final Map<Name, Series> known = new HashMap<>();

    private long measuredNanos = System.nanoTime();

    private record Name(Metric metric, List<String> nodes) {}

    SelfSource(Pipeline pipeline, Instant start) {
        this.pipeline = pipeline;
        this.watch = new Watch(pipeline);
        this.start = start;
    }

    @Override
    public void collect(Samples samples) throws IOException {
        watch.look();
        double seconds = (System.nanoTime() - measuredNanos) / 1e9;
        measuredNanos = System.nanoTime();
        for (SourceLoop source : pipeline.sources()) {
            source.vitals().measure(seconds);
            addSource(source, samples);
        }
        for (Outlet sink : pipeline.sinks()) {
            sink.agent().vitals().measure(seconds);
            addSink(sink, samples);
        }
        for (ServiceLoop service : pipeline.services()) {
            Vitals vitals = service.agent().vitals();
            samples.add(counter(Self.SERVICE_ERRORS, vitals.id()), (double) vitals.errors.sum());
        }
        addProcess(samples);
    }

    private void addSource(SourceLoop source, Samples samples) {
        Vitals vitals = source.vitals();
        String id = vitals.id();
        samples.add(counter(Self.SOURCE_SAMPLES, id), (double) vitals.samples.sum());
        samples.add(counter(Self.SOURCE_ERRORS, id), (double) vitals.errors.sum());
        samples.add(gauge(Self.SOURCE_COLLECT, id), source.collectSeconds());
        source.handover().ifPresent(records -> addRecords(records, vitals, samples));
        addDropped(Self.SOURCE_DROPPED, vitals, samples);
    }

    private void addRecords(Handover records, Vitals vitals, Samples samples) {
        samples.add(counter(Self.SOURCE_RECORDS, vitals.id()), (double) vitals.records.sum());
        samples.add(gauge(Self.SOURCE_HELD_BACK, vitals.id()), records.heldBackSeconds());
    }

    private void addSink(Outlet sink, Samples samples) {
        Vitals vitals = sink.agent().vitals();
        String id = vitals.id();
        samples.add(counter(Self.SINK_SENT, id), (double) (vitals.samples.sum() + vitals.records.sum()));
        samples.add(counter(Self.SINK_RETRIES, id), (double) vitals.retries.sum());
        samples.add(gauge(Self.SINK_QUEUED, id), (double) sink.queued());
        samples.add(gauge(Self.SINK_LAG, id), sink.lagSeconds());
        addDropped(Self.SINK_DROPPED, vitals, samples);
    }

    private void addDropped(Metric metric, Vitals vitals, Samples samples) {
        new TreeMap<>(vitals.dropped())
                .forEach((reason, dropped) -> samples.add(
                        known.computeIfAbsent(
                                new Name(metric, List.of(vitals.id(), reason)),
                                _ -> metric.of(vitals.id(), reason).startedAt(dropped.since())),
                        (double) dropped.count().get()));
    }

    private void addProcess(Samples samples) throws IOException {
        process.read();
        samples.add(gauge(Self.CPU), process.cpuSeconds());
        samples.add(gauge(Self.RSS), (double) process.rssBytes());
        samples.add(gauge(Self.HEAP), (double) process.heapBytes());
        samples.add(gauge(Self.THREADS), (double) process.threads());
        samples.add(
                gauge(Self.SERIES),
                pipeline.sources().stream().mapToInt(SourceLoop::seriesCount).sum());
        samples.add(gauge(Self.PLUGINS_FAILED), pipeline.failedPlugins());
    }

    private Series counter(Metric metric, String id) {
        return known.computeIfAbsent(
                new Name(metric, List.of(id)), _ -> metric.of(id).startedAt(start));
    }

    private Series gauge(Metric metric, String... id) {
        return known.computeIfAbsent(new Name(metric, List.of(id)), _ -> metric.of(id));
    }
}
