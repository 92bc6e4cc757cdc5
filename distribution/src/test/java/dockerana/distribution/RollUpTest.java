package dockerana.distribution;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two files for carbon, judged by a real one: points at 10 s go in, the coarser archives are read. */
@Tag("service")
class RollUpTest {
    /** A quarter of an hour that lies two hours back: within the finest archive, and a bucket of each coarser one. */
    private static final long BUCKET = (System.currentTimeMillis() / 1000 - 7200) / 900 * 900;

    private static final List<Double> READINGS = List.of(4.0, 1.0, 7.0, 2.0, 9.0, 3.0);
    private static final double MEAN = 26.0 / 6;
    private static final String GAUGE = "dockerana.h.load.1m";
    private static final String RATE = "dockerana.h.network.eth0.rx_bytes";
    private static final String TOTAL = "dockerana.h.network.eth0.rx_bytes_total";
    private static final String LIMIT = "dockerana.h.memory.total_bytes";
    private static final String STATE = "dockerana.h.containers.web.state";
    private static final String MIN = "dockerana.h.containers.web.logs.patterns.slow.min";
    private static final String MAX = "dockerana.h.containers.web.logs.patterns.slow.max";
    private static final String P99 = "dockerana.h.containers.web.logs.patterns.slow.p99";
    private static final String PEAK = "dockerana.h.containers.web.memory.peak_bytes";

    @TempDir
    static Path temporary;

    private static Carbon carbon;
    private static Graphite graphite;

    @BeforeAll
    static void sixPointsOfEachSeriesGoIntoARealCarbon() throws Exception {
        Installation installation = Installation.in(temporary);
        carbon = Carbon.configured(
                        installation.file("conf/graphite/storage-schemas.conf"),
                        installation.file("conf/graphite/storage-aggregation.conf"))
                .start();
        graphite = Graphite.over(carbon);
        Map<Long, Double> points =
                IntStream.range(0, READINGS.size()).boxed().collect(toMap(i -> BUCKET + 10 * i, READINGS::get));
        for (String path : List.of(GAUGE, RATE, TOTAL, LIMIT, STATE, MIN, MAX, P99, PEAK)) {
            carbon.send(path, points);
        }
        for (String path : List.of(GAUGE, RATE, TOTAL, LIMIT, STATE, MIN, MAX, P99, PEAK)) {
            Eventually.is(path + " is stored", Duration.ofSeconds(20), () -> stored(path, "-20h") == READINGS.size());
        }
    }

    private static int stored(String path, String from) {
        try {
            return graphite.points(path, from).size();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stop() {
        graphite.close();
        carbon.close();
    }

    @Test
    void readingsAreKeptForADayAsTheyCame() throws Exception {
        NavigableMap<Long, Double> points = graphite.points(GAUGE, "-20h");

        assertThat(points.values()).containsExactlyElementsOf(READINGS);
        assertThat(points.firstKey()).isEqualTo(BUCKET);
    }

    @Test
    void carbonTakesTheRetentionsOfTheFile() throws Exception {
        String described = Command.run("whisper-info", carbon.whisper(GAUGE).toString())
                .succeeded()
                .output();

        assertThat(described.lines().filter(line -> line.startsWith("secondsPerPoint")))
                .containsExactly("secondsPerPoint: 10", "secondsPerPoint: 60", "secondsPerPoint: 900");
        assertThat(described.lines().filter(line -> line.startsWith("retention")))
                .containsExactly("retention: 86400", "retention: 1209600", "retention: 31536000");
        assertThat(described).contains("xFilesFactor: 0.0");
    }

    @Test
    void gaugesAndRatesAreAveraged() throws Exception {
        assertThatRollUpsOf(GAUGE).containsExactly(MEAN, MEAN);
        assertThatRollUpsOf(RATE).containsExactly(MEAN, MEAN);
    }

    @Test
    void ofPeaksTheHighestIsKept() throws Exception {
        assertThatRollUpsOf(MAX).containsExactly(9.0, 9.0);
        assertThatRollUpsOf(P99).containsExactly(9.0, 9.0);
        assertThatRollUpsOf(PEAK).containsExactly(9.0, 9.0);
    }

    @Test
    void ofMinimaTheLowestIsKept() throws Exception {
        assertThatRollUpsOf(MIN).containsExactly(1.0, 1.0);
    }

    @Test
    void ofStatesLimitsAndTotalsTheLastIsKept() throws Exception {
        assertThatRollUpsOf(STATE).containsExactly(3.0, 3.0);
        assertThatRollUpsOf(LIMIT).containsExactly(3.0, 3.0);
        assertThatRollUpsOf(TOTAL).containsExactly(3.0, 3.0);
    }

    /** What the archive of minutes and the archive of quarters made of the six points. */
    private static org.assertj.core.api.ListAssert<Double> assertThatRollUpsOf(String path)
            throws InterruptedException {
        NavigableMap<Long, Double> minutes = graphite.points(path, "-2d");
        NavigableMap<Long, Double> quarters = graphite.points(path, "-30d");
        assertThat(minutes).as("minutes of " + path).containsOnlyKeys(BUCKET);
        assertThat(quarters).as("quarters of " + path).containsOnlyKeys(BUCKET);
        return assertThat(List.of(
                        minutes.firstEntry().getValue(), quarters.firstEntry().getValue()))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class);
    }
}
