package dockerana.plugin.local.web;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.testkit.TestBatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What sources would give. */
final class Samples {
    static final Metric CPU =
            Metric.gauge("containers.{container}.cpu.percent", "CPU").in("percent");
    static final Metric RECEIVED = Metric.counter("containers.{container}.network.{interface}.rx_bytes", "received")
            .in("bytes");
    static final Series WEB_CPU = CPU.of("web")
            .with(Map.of("image", "nginx", "container_id", "a".repeat(64), "project", "shop", "service", "web"));
    static final Series WEB_RECEIVED =
            RECEIVED.of("web", "eth0").with(Map.of("image", "nginx", "network", "shop_default", "veth", "veth12"));
    static final Series DB_CPU = CPU.of("my.db");

    private Samples() {}

    /** A slot of the present. */
    static Instant slot() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return now.minusSeconds(now.getEpochSecond() % 10);
    }

    static Batch host(double used) {
        return new TestBatch()
                .from("host")
                .at(slot())
                .gauge("cpu.used", used)
                .gauge("load.1m", 0.123456789)
                .build();
    }

    static Batch stats(Series... series) {
        TestBatch batch = new TestBatch().from("stats").at(slot());
        for (Series one : series) {
            batch.add(one, 40, one.isCounter() ? 20 : Double.NaN);
        }
        return batch.build();
    }

    static LogRecord died(String container, Instant at, String text) {
        return new LogRecord(
                new LogRecord.Origin(
                        LogRecord.Kind.EVENT,
                        "docker",
                        "",
                        Map.of("event.kind", "event", "container.id", "a".repeat(64), "container.name", container)),
                nanos(at),
                7,
                0,
                text,
                Map.of(
                        "event.action", "die",
                        "docker.event.type", "container",
                        "container.exit_code", 137L,
                        "log.last_lines", "last words"));
    }

    static LogRecord line(String container, String stream, Instant at, int ordinal, String text) {
        return new LogRecord(
                new LogRecord.Origin(
                        LogRecord.Kind.LOG,
                        container + '/' + stream,
                        "file",
                        Map.of("event.kind", "event", "container.name", container, "stream", stream)),
                nanos(at),
                ordinal,
                0,
                text,
                Map.of("stream", stream));
    }

    /** A line of a file of the machine itself. */
    static LogRecord lineOfFile(String path, int ordinal, String text) {
        return new LogRecord(
                new LogRecord.Origin(
                        LogRecord.Kind.LOG, path, "file", Map.of("event.kind", "event", "log.file.path", path)),
                nanos(Instant.now()),
                ordinal,
                0,
                text,
                Map.of());
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000 + at.getNano();
    }
}
