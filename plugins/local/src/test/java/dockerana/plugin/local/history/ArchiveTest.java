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
    void anIntervalThatChangesIsFoundOut() throws Exception {
        write(0, 400);
        Instant since = START.plusSeconds(4000);
        for (int i = 0; i < 100; i++) {
            clock.set(since.plusSeconds(2L * i));
            archive.add(new TestBatch()
                    .from("host")
                    .at(clock.instant())
                    .after(Duration.ofSeconds(2))
                    .gauge("load.1m", 7 + i)
                    .build());
        }

        Points fine = read("load.1m", FIRST + 4100, FIRST + 4200, Rollup.USUAL);
        Points coarse = read("load.1m", FIRST, FIRST + 4200, Rollup.USUAL);

        assertThat(fine.step()).isEqualTo(2);
        assertThat(fine.values()).hasSize(50).startsWith(57).endsWith(106);
        assertThat(coarse.step()).isEqualTo(60);
        assertThat(coarse.values()[10]).isEqualTo(62.5);
        assertThat(coarse.values()[68]).isEqualTo(7 + 40 + 14.5);
    }

    @Test
    void aPauseAtTheBeginningDoesNotHideWhatCameBefore() throws Exception {
        for (int second : new int[] {0, 40, 50, 60, 70, 80}) {
            clock.set(START.plusSeconds(second));
            archive.add(new TestBatch()
                    .from("host")
                    .at(clock.instant())
                    .after(Duration.ofSeconds(second == 40 ? 40 : 10))
                    .gauge("load.1m", second)
                    .build());
        }

        Points fine = read("load.1m", FIRST, FIRST + 90, Rollup.USUAL);

        assertThat(fine.step()).isEqualTo(10);
        assertThat(fine.values()).containsExactly(0, Double.NaN, Double.NaN, Double.NaN, 40, 50, 60, 70, 80);
    }

    @Test
    void aClockThatIsWrongForAMomentCostsNothing() throws Exception {
        write(0, 400);
        Instant wrong = START.plus(Duration.ofDays(2000));
        archive.add(new TestBatch().from("host").at(wrong).gauge("load.1m", 1).build());
        write(400, 800);

        assertThat(read("load.1m", FIRST, FIRST + 8000, Rollup.USUAL).values()).startsWith(0, 1, 2);
        assertThat(read("load.1m", FIRST + 4000, FIRST + 8000, Rollup.USUAL).values())
                .startsWith(400, 401)
                .endsWith(798, 799);
    }

    @Test
    void twoReadingsOfOneTimeAreOne() throws Exception {
        write(0, 10);
        TestBatch anew = new TestBatch().from("host").at(clock.instant()).gauge("load.5m", 3);
        archive.add(anew.counter("disk.reads", 180, Double.NaN).build());

        Span last = new Span(FIRST + 90, FIRST + 100);
        assertThat(archive.series(last)).hasSize(3);
        assertThat(read("load.1m", FIRST + 90, FIRST + 100, Rollup.USUAL).values())
                .containsExactly(9);
        assertThat(read("disk.reads", FIRST + 90, FIRST + 100, Rollup.USUAL).values())
                .containsExactly(2);
        assertThat(read("load.5m", FIRST + 90, FIRST + 100, Rollup.USUAL).values())
                .containsExactly(3);
    }

    @Test
    void nothingIsKnownOfAPathThatNobodyWrote() {
        assertThat(archive.read("nobody", new Span(FIRST, FIRST + 10), Rollup.USUAL))
                .isEmpty();
    }
}
