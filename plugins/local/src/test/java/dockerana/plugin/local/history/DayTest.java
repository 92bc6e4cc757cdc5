package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A day and a bit of a small machine, as fast as it can be written. What must be remembered is worked out from a record of every value. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DayTest {
    private static final Instant START = Instant.parse("2026-11-25T00:00:00Z");
    private static final long FIRST = START.getEpochSecond();
    private static final int STEP = 10;
    private static final int TICKS = 26 * 360;
    private static final long BYTES = 16 << 20;
    private static final int OTHERS = 200;

    private static final Metric CPU = Metric.gauge("containers.{container}.cpu.percent", "A reading");
    private static final Metric RX = Metric.counter("containers.{container}.network.rx_bytes", "A counter");
    private static final Metric STATE = Metric.gauge("containers.{container}.state", "A state");
    private static final Metric MIN = Metric.gauge("containers.{container}.logs.min", "A least value");
    private static final Metric P99 = Metric.gauge("containers.{container}.logs.p99", "A peak");

    private final FakeClock clock = new FakeClock(START);
    private final TestAgent agent = TestAgent.ofSink("local").withClock(clock);
    private final List<Series> others = new ArrayList<>();
    private Archive archive = new Archive(Path.of(""), limits(), agent);
    private long largest;

    private static Limits limits() {
        return new Limits(BYTES, 0, 1000, 1 << 20, Duration.ofDays(30));
    }

    /** Of each kind of series a value that is known for every tick; NaN where it is missing. */
    private static double cpu(int tick) {
        return tick % 50 == 7 ? Double.NaN : 50 + 40 * Math.sin(tick / 100.0) + (tick * 31 % 17) / 3.0;
    }

    private static double state(int tick) {
        return tick / 100 % 7;
    }

    private static double grown(int tick) {
        return tick == 0 ? Double.NaN : tick * 7919L % 100_000;
    }

    @BeforeAll
    void aDayIsWritten(@TempDir Path directory) throws Exception {
        for (int i = 0; i < OTHERS; i++) {
            others.add((i % 2 == 0 ? CPU : RX).of("other-" + i));
        }
        archive = new Archive(directory, limits(), agent);
        archive.open();
        archive.reuseSpaceAtOnce();
        for (int tick = 0; tick < TICKS; tick++) {
            clock.set(START.plusSeconds((long) STEP * tick));
            archive.add(batch(tick));
            largest = Math.max(largest, Files.size(directory.resolve("history.mv")));
        }
    }

    @AfterAll
    void close() {
        archive.close();
    }

    private Batch batch(int tick) {
        TestBatch batch = new TestBatch().from("stats").at(clock.instant());
        if (!Double.isNaN(cpu(tick))) {
            batch.add(CPU.of("web"), cpu(tick));
            batch.add(MIN.of("web"), cpu(tick));
            batch.add(P99.of("web"), cpu(tick));
        }
        batch.add(STATE.of("web"), state(tick));
        batch.add(RX.of("web"), 1e12 + tick, grown(tick));
        for (int i = 0; i < others.size(); i++) {
            batch.add(others.get(i), i * 1000 + tick % 97, i % 2 == 0 ? Double.NaN : tick % 89 * i);
        }
        return batch.build();
    }

    private Points read(Series series, int from, int until, Rollup rollup) {
        return archive.read(
                        agent.path(series), new Span(FIRST + (long) STEP * from, FIRST + (long) STEP * until), rollup)
                .orElseThrow();
    }

    private static Offset<Double> aMillionth(double of) {
        return within(Math.abs(of) * 1e-6 + 1e-12);
    }

    /** What one value must be made of many. */
    private interface Expected {
        double of(int fromTick, int untilTick);
    }

    private void holds(Series series, int step, Rollup rollup, Expected expected) {
        int from = 360;
        Points points = read(series, from, TICKS, rollup);
        int ticks = step / STEP;
        assertThat(points.step()).isEqualTo(step);
        assertThat(points.start()).isEqualTo(FIRST + (long) STEP * from);
        assertThat(points.values()).hasSize((TICKS - from) / ticks);
        for (int i = 0; i < points.values().length; i++) {
            double value = expected.of(from + i * ticks, from + (i + 1) * ticks);
            assertThat(points.values()[i])
                    .as("%s, value %d of %d s", series, i, step)
                    .isCloseTo(value, aMillionth(value));
        }
    }

    private static double mean(int from, int until) {
        double sum = 0;
        int count = 0;
        for (int tick = from; tick < until; tick++) {
            if (!Double.isNaN(cpu(tick))) {
                sum += cpu(tick);
                count++;
            }
        }
        return sum / count;
    }

    private static double most(int from, int until) {
        double most = Double.NEGATIVE_INFINITY;
        for (int tick = from; tick < until; tick++) {
            most = Double.isNaN(cpu(tick)) ? most : Math.max(most, cpu(tick));
        }
        return most;
    }

    private static double least(int from, int until) {
        double least = Double.POSITIVE_INFINITY;
        for (int tick = from; tick < until; tick++) {
            least = Double.isNaN(cpu(tick)) ? least : Math.min(least, cpu(tick));
        }
        return least;
    }

    private static double rate(int from, int until) {
        double sum = 0;
        for (int tick = Math.max(1, from); tick < until; tick++) {
            sum += grown(tick) / STEP;
        }
        return sum / (until - Math.max(1, from));
    }

    @Test
    void theFileStaysWithinItsSize() {
        assertThat(largest).isLessThan(BYTES);
    }

    @Test
    void theLastHoursAreThereTickByTick() {
        Points points = read(CPU.of("web"), TICKS - 360, TICKS, Rollup.USUAL);

        assertThat(points.step()).isEqualTo(STEP);
        for (int i = 0; i < 360; i++) {
            double value = cpu(TICKS - 360 + i);
            if (Double.isNaN(value)) {
                assertThat(points.values()[i]).isNaN();
            } else {
                assertThat(points.values()[i]).isCloseTo(value, aMillionth(value));
            }
        }
    }

    @Test
    void ofReadingsTheMeanAndTheGreatestOfEachMinuteAreKept() {
        holds(CPU.of("web"), 60, Rollup.USUAL, DayTest::mean);
        holds(CPU.of("web"), 60, Rollup.MAXIMUM, DayTest::most);
    }

    @Test
    void ofCountersTheRateIsKept() {
        holds(RX.of("web"), 60, Rollup.USUAL, DayTest::rate);
        holds(RX.of("web"), 60, Rollup.MAXIMUM, DayTest::rate);
    }

    @Test
    void ofStatesTheLastIsKept() {
        holds(STATE.of("web"), 60, Rollup.USUAL, (from, until) -> state(until - 1));
        holds(STATE.of("web"), 60, Rollup.MAXIMUM, (from, until) -> state(until - 1));
    }

    @Test
    void theLeastStaysTheLeastAndThePeakThePeak() {
        holds(MIN.of("web"), 60, Rollup.USUAL, DayTest::least);
        holds(P99.of("web"), 60, Rollup.USUAL, DayTest::most);
    }

    @Test
    void afterAWeekTenMinutesAreOneValueOfAllThatWasMeasuredInThem() {
        Instant now = clock.instant();
        clock.set(now.plus(Duration.ofDays(8)));
        try {
            Points mean = read(CPU.of("web"), 0, 24 * 360, Rollup.USUAL);
            Points most = read(CPU.of("web"), 0, 24 * 360, Rollup.MAXIMUM);

            assertThat(mean.step()).isEqualTo(600);
            assertThat(mean.values()).hasSize(144);
            for (int i = 0; i < 144; i++) {
                assertThat(mean.values()[i]).isCloseTo(mean(60 * i, 60 * i + 60), aMillionth(100));
                assertThat(most.values()[i]).isCloseTo(most(60 * i, 60 * i + 60), aMillionth(100));
            }
        } finally {
            clock.set(now);
        }
    }
}
