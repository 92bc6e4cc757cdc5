package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final long FIRST = START.getEpochSecond();

    private static final Limits LIMITS = new Limits(64 << 20, 0, 1000, 8 << 20, Duration.ofDays(30));

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock(START);
    private final TestAgent agent = TestAgent.ofSink("local").withClock(clock);
    private Archive archive = new Archive(Path.of(""), LIMITS, agent);

    @BeforeEach
    void open() throws Exception {
        archive = new Archive(directory, LIMITS, agent);
        archive.open();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    /** Batches of a gauge that counts up and a counter that grows by twenty each time. */
    private void write(int from, int until) throws Exception {
        for (int i = from; i < until; i++) {
            Instant slot = START.plusSeconds(10L * i);
            clock.set(slot);
            archive.add(new TestBatch()
                    .from("host")
                    .at(slot)
                    .gauge("load.1m", i)
                    .counter("disk.reads", 20 * i, i == 0 ? Double.NaN : 20)
                    .build());
        }
    }

    private Points read(String path, long from, long until, Rollup rollup) {
        return archive.read("dockerana.testhost." + path, new Span(from, until), rollup)
                .orElseThrow();
    }

    @Test
    void whatCameIsReadAtTheIntervalOfItsSource() throws Exception {
        write(0, 100);

        Points points = read("load.1m", FIRST, FIRST + 1000, Rollup.USUAL);

        assertThat(points.start()).isEqualTo(FIRST);
        assertThat(points.step()).isEqualTo(10);
        assertThat(points.values()).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(points.values()[i]).isEqualTo(i);
        }
    }

    @Test
    void ofACounterItsRateIsRead() throws Exception {
        write(0, 3);

        assertThat(read("disk.reads", FIRST, FIRST + 30, Rollup.USUAL).values()).containsExactly(Double.NaN, 2, 2);
    }

    @Test
    void whatIsOlderIsReadAtACoarserStepWithItsMeanAndItsGreatest() throws Exception {
        write(0, 8 * 360);

        Points mean = read("load.1m", FIRST, FIRST + 120, Rollup.USUAL);
        Points greatest = read("load.1m", FIRST, FIRST + 120, Rollup.MAXIMUM);

        assertThat(mean.step()).isEqualTo(60);
        assertThat(mean.values()).containsExactly(2.5, 8.5);
        assertThat(greatest.values()).containsExactly(5, 11);
    }

    @Test
    void theHourUnderWayIsPartOfACoarserView() throws Exception {
        write(0, 8 * 360 + 7);

        Points mean = read("load.1m", FIRST, FIRST + 9 * 3600, Rollup.USUAL);

        assertThat(mean.values()).hasSize(8 * 60 + 2).doesNotContain(Double.NaN);
        assertThat(mean.values()[8 * 60]).isEqualTo(2882.5);
        assertThat(mean.values()[8 * 60 + 1]).isEqualTo(2886);
    }

    @Test
    void allIsThereAfterAnotherOpening() throws Exception {
        write(0, 77);
        archive.close();
        open();
        write(77, 100);

        Points points = read("load.1m", FIRST, FIRST + 1000, Rollup.USUAL);

        for (int i = 0; i < 100; i++) {
            assertThat(points.values()[i]).isEqualTo(i);
        }
    }

    @Test
    void seriesAreKnownWhileTheyHaveValues() throws Exception {
        write(0, 10);
        Series web = Metric.gauge("containers.{container}.pids.current", "Processes")
                .of("web.1")
                .with(Map.of("image", "nginx"));
        Instant slot = START.plusSeconds(100);
        archive.add(new TestBatch().from("stats").at(slot).add(web, 5).build());
        archive.add(new TestBatch().from("stats").at(slot.plusSeconds(10)).build());
        archive.add(new TestBatch().from("stats").at(slot.plusSeconds(20)).build());

        assertThat(archive.series(new Span(FIRST, FIRST + 200)))
                .extracting(Known::path)
                .containsExactly(
                        "dockerana.testhost.containers.web_1.pids.current",
                        "dockerana.testhost.disk.reads",
                        "dockerana.testhost.load.1m");
        Known known = archive.series(new Span(FIRST + 100, FIRST + 200)).getFirst();
        assertThat(known.name()).isEqualTo("containers.pids.current");
        assertThat(known.labels()).containsEntry("container", "web.1").containsEntry("host", "testhost");
        assertThat(known.attributes()).containsEntry("image", "nginx");
        assertThat(known.lastSecond()).isEqualTo(FIRST + 100);
        assertThat(archive.series(new Span(FIRST + 101, FIRST + 200))).isEmpty();
    }

    @Test
    void nothingIsKnownOfAPathThatNobodyWrote() {
        assertThat(archive.read("nobody", new Span(FIRST, FIRST + 10), Rollup.USUAL))
                .isEmpty();
    }
}
