package dockerana.plugin.local.history;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A process that writes an archive until it is killed, much faster than time passes, and says what it has written: {@code TICK LINES}. */
final class KilledWriter {
    static final Instant START = Instant.parse("2026-11-25T00:00:00Z");
    static final Limits LIMITS = new Limits(512 << 20, 0, 1000, 8 << 20, Duration.ofDays(30));
    static final int SERIES = 300;

    private static final Metric METRIC = Metric.gauge("containers.{container}.cpu.percent", "A reading");
    private static final Origin LOG = new Origin(Kind.LOG, "web/stdout", "", Map.of("container.name", "web"));

    private KilledWriter() {}

    static Series series(int number) {
        return METRIC.of("c" + number);
    }

    static double value(int tick, int series) {
        return tick * 3.0 + series;
    }

    static LogRecord line(int number) {
        return new LogRecord(LOG, START.getEpochSecond() * 1_000_000_000 + number, 0, 0, "line " + number);
    }

    /** Goes on at this tick and this line in this directory. */
    public static void main(String[] args) throws Exception {
        FakeClock clock = new FakeClock(START);
        Archive archive =
                new Archive(Path.of(args[0]), LIMITS, TestAgent.ofSink("local").withClock(clock));
        archive.open();
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            series.add(series(i));
        }
        int lines = Integer.parseInt(args[2]);
        for (int tick = Integer.parseInt(args[1]); ; tick++) {
            clock.set(START.plusSeconds(10L * tick));
            TestBatch batch = new TestBatch().from("stats").at(clock.instant());
            for (int i = 0; i < SERIES; i++) {
                batch.add(series.get(i), value(tick, i));
            }
            archive.add(batch.build());
            if (tick % 50 == 0) {
                archive.add(List.of(line(lines), line(lines + 1)));
                lines += 2;
            }
            System.out.println(tick + " " + lines);
            System.out.flush();
            LockSupport.parkNanos(2_000_000); // lest the file grow faster than its space may be used again
        }
    }
}
