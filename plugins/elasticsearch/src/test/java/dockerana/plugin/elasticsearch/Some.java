package dockerana.plugin.elasticsearch;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Records for tests. */
final class Some {
    /** Noon of the 23rd of November 2026, UTC. */
    static final long NOON = 1_795_435_200_000_000_000L;

    static final Origin ORIGIN = new Origin(
            Kind.LOG,
            "a".repeat(64) + "/stdout",
            "file",
            Map.of(
                    "event.kind", "event",
                    "event.action", "log",
                    "stream", "stdout",
                    "container.id", "a".repeat(64),
                    "container.name", "web",
                    "container.image.name", "nginx:1.29",
                    "container.labels", Map.of("com.example.a.b", "1", "com.example.a", "2"),
                    "host.name", "web01"));

    private Some() {}

    /** This many lines of a log, a nanosecond apart. */
    static List<LogRecord> lines(int count) {
        return lines(NOON, count);
    }

    static List<LogRecord> lines(long fromNanos, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LogRecord(ORIGIN, fromNanos + i, 0, i, "line " + i))
                .toList();
    }

    /** A line that says this. */
    static LogRecord line(int number, String text) {
        return new LogRecord(ORIGIN, NOON + number, 0, number, text);
    }

    /** An event whose exit code is whatever it is. */
    static LogRecord death(int number, Object exitCode) {
        return new LogRecord(
                new Origin(Kind.EVENT, "docker", "", Map.of("event.kind", "event", "host.name", "web01")),
                NOON + number,
                number,
                0,
                "container web died",
                Map.of(
                        "event.action",
                        "die",
                        "container.exit_code",
                        exitCode,
                        "docker.event.type",
                        "container",
                        "docker.event.attributes",
                        Map.of("exitCode", exitCode.toString())));
    }
}
