package dockerana.plugin.local;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.LogRecord;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.history.Known;
import dockerana.plugin.local.history.LogLines;
import dockerana.plugin.local.history.Points;
import dockerana.plugin.local.history.Rollup;
import dockerana.plugin.local.history.Span;
import dockerana.plugin.local.web.access.Bind;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.testkit.FakeClock;
import dockerana.testkit.ReceivedRecord;
import dockerana.testkit.ReceivedSample;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sink of a contract, and what it remembers. */
final class BuiltSink {
    private static final long BEGIN = TestBatch.SLOT.getEpochSecond() - 60;
    private static final Span ALL = new Span(BEGIN, BEGIN + 3600);

    private final Path data;
    private @Nullable LocalSink sink;

    BuiltSink(Path data) {
        this.data = data;
    }

    static Component component() {
        return new LocalPlugin().components().getFirst();
    }

    LocalSink build(Agent agent) {
        ((TestAgent) agent).withData(data).withClock(new FakeClock(TestBatch.SLOT.plus(Duration.ofMinutes(30))));
        sink = new LocalSink(
                new LocalConfig(
                        new Bind("127.0.0.1", 0),
                        WebConfig.Auth.TOKEN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        64 << 20,
                        0,
                        1000,
                        16 << 20,
                        Duration.ofDays(30)),
                agent);
        return sink;
    }

    private Archive archive() {
        if (sink == null) {
            throw new IllegalStateException("No sink was built");
        }
        return sink.archive();
    }

    List<ReceivedSample> samples() {
        List<ReceivedSample> samples = new ArrayList<>();
        for (Known known : archive().series(ALL)) {
            Points points = archive().read(known.path(), ALL, Rollup.USUAL).orElseThrow();
            for (int i = 0; i < points.values().length; i++) {
                if (!Double.isNaN(points.values()[i])) {
                    samples.add(new ReceivedSample(
                            known.path(),
                            points.values()[i],
                            Optional.of(Instant.ofEpochSecond(points.start() + (long) i * points.step()))));
                }
            }
        }
        return samples;
    }

    List<ReceivedRecord> records() {
        List<LogRecord> records = new ArrayList<>(archive().in(ALL, Optional.empty(), 10_000));
        for (String log : archive().logs()) {
            records.addAll(archive().last(log, LogLines.Filter.NONE, 10_000).lines());
        }
        return records.stream()
                .map(record -> new ReceivedRecord(record.id(), record.text()))
                .toList();
    }
}
