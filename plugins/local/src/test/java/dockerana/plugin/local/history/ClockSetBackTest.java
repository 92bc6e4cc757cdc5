package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that starts with a clock that is ahead, until somebody sets it right. */
class ClockSetBackTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final long FIRST = START.getEpochSecond();
    private static final int HOUR = 3600;

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock(START);
    private final TestAgent agent = TestAgent.ofSink("local").withClock(clock);

    private void write(Archive archive, Instant from, int seconds, double value) throws Exception {
        for (int i = 0; i < seconds; i += 10) {
            Instant slot = from.plusSeconds(i);
            clock.set(slot);
            archive.add(new TestBatch()
                    .from("host")
                    .at(slot)
                    .gauge("load.1m", value)
                    .build());
        }
    }

    @Test
    void afterADayThatDidNotComeTheLongViewHasThePresent() throws Exception {
        try (Archive archive =
                new Archive(directory, new Limits(64 << 20, 0, 1000, 8 << 20, Duration.ofDays(30)), agent)) {
            archive.open();
            write(archive, START.plus(Duration.ofDays(1)), 2 * HOUR, 1);

            write(archive, START, 8 * HOUR, 2);

            Points points = archive.read("dockerana.testhost.load.1m", new Span(FIRST, FIRST + 8 * HOUR), Rollup.USUAL)
                    .orElseThrow();
            assertThat(points.step()).isEqualTo(60);
            assertThat(points.values()).hasSize(8 * 60).containsOnly(2);
        }
    }

    @Test
    void anHourThatIsLivedTwiceIsWhatItWasTheSecondTime() throws Exception {
        try (Archive archive =
                new Archive(directory, new Limits(64 << 20, 0, 1000, 8 << 20, Duration.ofDays(30)), agent)) {
            archive.open();
            write(archive, START, HOUR + HOUR / 2, 1);

            write(archive, START.plusSeconds(HOUR / 2), 8 * HOUR, 2);

            double[] values = archive.read(
                            "dockerana.testhost.load.1m", new Span(FIRST, FIRST + 8 * HOUR), Rollup.USUAL)
                    .orElseThrow()
                    .values();
            assertThat(values).hasSize(8 * 60);
            assertThat(values[29]).isEqualTo(1);
            assertThat(values[30]).isEqualTo(2);
            assertThat(values[59]).isEqualTo(2);
            assertThat(values[60]).isEqualTo(2);
        }
    }
}
