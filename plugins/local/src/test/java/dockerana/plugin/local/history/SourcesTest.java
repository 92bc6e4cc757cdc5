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

class SourcesTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final long FIRST = START.getEpochSecond();
    private static final Limits LIMITS = new Limits(64 << 20, 0, 1000, 8 << 20, Duration.ofDays(30));

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock(START);
    private final TestAgent agent = TestAgent.ofSink("local").withClock(clock);

    private void write(Archive archive, String source, String path, int second, double value) throws Exception {
        clock.set(START.plusSeconds(second));
        archive.add(new TestBatch()
                .from(source)
                .at(START.plusSeconds(second))
                .gauge(path, value)
                .build());
    }

    private static double[] read(Archive archive, String path) {
        return archive.read("dockerana.testhost." + path, new Span(FIRST, FIRST + 40), Rollup.USUAL)
                .orElseThrow()
                .values();
    }

    /** One that is read every hour has been seen once when the agent is stopped. */
    @Test
    void oneThatWasSeenOnceTakesNobodysPlaceAfterAnotherStart() throws Exception {
        try (Archive archive = new Archive(directory, LIMITS, agent)) {
            archive.open();
            write(archive, "slow", "disk.size", 0, 5);
            write(archive, "quick", "load.1m", 0, 1);
            write(archive, "quick", "load.1m", 10, 2);
        }
        try (Archive archive = new Archive(directory, LIMITS, agent)) {
            archive.open();
            write(archive, "new", "temperature.cpu", 20, 60);
            write(archive, "slow", "disk.size", 30, 6);
            write(archive, "quick", "load.1m", 30, 3);

            assertThat(read(archive, "load.1m")).containsExactly(1, 2, Double.NaN, 3);
            assertThat(read(archive, "temperature.cpu")).contains(60);
            assertThat(read(archive, "disk.size")).contains(6);
        }
    }
}
