package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.runtime.component.Vitals;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DeltasTest {
    private static final Instant WATCHES_SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Series TOTAL =
            Metric.counter("things.{thing}.total", "Counts").of("web");
    private static final Series OTHER = TOTAL.metric().of("db");
    private static final Series LEVEL =
            Metric.gauge("things.{thing}.level", "Goes up and down").of("web");
    private static final double NONE = Double.NaN;

    private final Vitals vitals = new Vitals(Role.SOURCE, "things", "things");
    private long nanos;
    private final Deltas deltas = new Deltas(vitals, new PatternOwners().builtIn("things"), WATCHES_SINCE, () -> nanos);

    /** One reading: when it happens, what it adds, and what must come of it. */
    record Reading(double at, Map<Series, Double> added, List<Double> deltas) {}

    record Case(String name, List<Reading> readings) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        Series old = TOTAL.startedAt(at(-100));
        return Stream.of(
                of("same start: the growth", reading(0, old, 5, NONE), reading(10, old, 8, 3)),
                of("unknown start, as of the kernel", reading(0, TOTAL, 5, NONE), reading(10, TOTAL, 8, 3)),
                of("no growth is 0 and not nothing", reading(0, TOTAL, 5, NONE), reading(10, TOTAL, 5, 0)),
                of("new start: the whole total", reading(0, old, 50, NONE), reading(10, TOTAL.startedAt(at(4)), 7, 7)),
                of(
                        "new start by a clock that was set back",
                        reading(0, old, 50, NONE),
                        reading(10, TOTAL.startedAt(at(-200)), 7, 7)),
                of(
                        "new start with a greater total",
                        reading(0, old, 50, NONE),
                        reading(10, TOTAL.startedAt(at(4)), 70, 70)),
                of("a start that became known is no new one", reading(0, TOTAL, 50, NONE), reading(10, old, 60, NONE)),
                of("a start that became unknown", reading(0, old, 50, NONE), reading(10, TOTAL, 60, NONE)),
                of(
                        "first seen with a start after the reading before: the whole total",
                        reading(10, OTHER, 1, NONE),
                        reading(20, TOTAL.startedAt(at(10.001)), 1, 1)),
                of(
                        "first seen with a start before the reading before: a baseline",
                        reading(10, OTHER, 1, NONE),
                        reading(20, TOTAL.startedAt(at(9.999)), 1, NONE)),
                of("first batch, started since the source watches", reading(0.5, TOTAL.startedAt(at(0.1)), 1, 1)),
                of("first batch, started before the source watched", reading(0.5, TOTAL.startedAt(at(-0.1)), 1, NONE)),
                of(
                        "a total that fell",
                        reading(0, TOTAL, 5, NONE),
                        reading(10, TOTAL, 4, NONE),
                        reading(20, TOTAL, 6, 2)),
                of(
                        "a rename is another series",
                        reading(0, old, 5, NONE),
                        reading(10, OTHER.startedAt(at(-100)), 8, NONE),
                        reading(20, OTHER.startedAt(at(-100)), 9, 1)),
                of(
                        "a gap of one batch",
                        reading(0, TOTAL, 5, NONE),
                        reading(10),
                        reading(20, TOTAL, 8, NONE),
                        reading(30, TOTAL, 9, 1)),
                of(
                        "it lived between two ticks: counters once more, then gone",
                        reading(0),
                        reading(10, TOTAL.startedAt(at(3)), 42, 42),
                        reading(20)),
                of(
                        "another instance with other attributes is the same series",
                        reading(0, old, 5, NONE),
                        reading(10, old.with(Map.of("image", "nginx")), 8, 3)),
                of(
                        "another order",
                        reading(0, Map.of(TOTAL, 1.0), NONE),
                        reading(10, ordered(TOTAL, 2, OTHER, 10), 1, NONE),
                        reading(20, ordered(OTHER, 15, TOTAL, 4), 5, 2)),
                of("a gauge has no growth", reading(0, LEVEL, 5, NONE), reading(10, LEVEL, 8, NONE)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCounterGrowsAsTheRulesSay(Case rules) {
        for (Reading reading : rules.readings) {
            Batch batch = read(reading.at, reading.added);
            assertThat(batch.size()).isEqualTo(reading.deltas.size());
            for (int i = 0; i < batch.size(); i++) {
                assertThat(batch.delta(i)).as("delta at %s s", reading.at).isEqualTo(reading.deltas.get(i));
            }
        }
    }

    @Test
    void aReadingThatFailedEndsNothingAndTheNextSpansBoth() {
        read(0, Map.of(TOTAL, 100.0));
        deltas.begin(at(10));
        deltas.add(TOTAL, 105); // and then it threw
        Batch batch = read(20, Map.of(TOTAL, 140.0));
        assertThat(batch.delta(0)).isEqualTo(40);
        assertThat(batch.elapsedNanos()).isEqualTo(20_000_000_000L);
        assertThat(batch.rate(0)).isEqualTo(2);
    }

    @Test
    void whatStartsWhileAReadingFailsIsCountedWhole() {
        read(0, Map.of(OTHER, 1.0));
        deltas.begin(at(10));
        assertThat(read(20, Map.of(TOTAL.startedAt(at(5)), 3.0)).delta(0)).isEqualTo(3);
    }

    @Test
    void whatStartsWhileASlowReadingLastsIsCountedWhole() {
        deltas.begin(at(0));
        nanos = 30_000_000_000L;
        deltas.add(OTHER, 1);
        deltas.batch(0);
        assertThat(read(40, Map.of(TOTAL.startedAt(at(15)), 3.0)).delta(0)).isEqualTo(3);
    }

    @Test
    void aRateIsRightThoughTicksAreLate() {
        Random jitter = new Random(1);
        read(0, Map.of(TOTAL, 0.0));
        for (int second = 1; second < 200; second++) {
            double at = second + jitter.nextDouble() / 10;
            assertThat(read(at, Map.of(TOTAL, Math.floor(at * 1e6))).rate(0)).isCloseTo(1e6, within(1e3));
        }
    }

    @Test
    void aRateIsRightThoughTheSourceWaitedBeforeItReadOrAfter() {
        read(0, Map.of(TOTAL, 0.0));
        deltas.begin(at(1));
        nanos = 3_000_000_000L;
        deltas.add(TOTAL, 300);
        nanos = 4_000_000_000L;
        deltas.add(OTHER, 1);
        assertThat(deltas.batch(1_000).rate(0)).isEqualTo(100);
        assertThat(read(5, Map.of(TOTAL, 500.0)).rate(0)).isEqualTo(100);
    }

    @Test
    void whatIsNotANumberIsLeftOut() {
        assertThat(read(0, ordered(TOTAL, NONE, OTHER, Double.POSITIVE_INFINITY))
                        .size())
                .isZero();
        assertThat(read(10, ordered(TOTAL, NONE, OTHER, 1)).size()).isOne();
    }

    private Batch read(double seconds, Map<Series, Double> added) {
        nanos = (long) (seconds * 1e9);
        deltas.begin(at(seconds));
        added.forEach(deltas::add);
        return deltas.batch((long) (seconds * 1e3));
    }

    private static Case of(String name, Reading... readings) {
        return new Case(name, List.of(readings));
    }

    private static Reading reading(double at, Series series, double value, double delta) {
        return reading(at, Map.of(series, value), delta);
    }

    private static Reading reading(double at) {
        return new Reading(at, Map.of(), List.of());
    }

    private static Reading reading(double at, Map<Series, Double> added, double... deltas) {
        return new Reading(at, added, Arrays.stream(deltas).boxed().toList());
    }

    private static Map<Series, Double> ordered(Series first, double one, Series second, double two) {
        Map<Series, Double> added = new LinkedHashMap<>();
        added.put(first, one);
        added.put(second, two);
        return added;
    }

    private static Instant at(double seconds) {
        return WATCHES_SINCE.plusMillis((long) (seconds * 1e3));
    }
}
