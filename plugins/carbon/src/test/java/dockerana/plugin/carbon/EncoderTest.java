package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.plugin.carbon.CarbonConfig.Counters;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderTest {
    private static final SeriesNames NAMES = new SeriesNames(
            Configs.of("c").counters(Counters.RATE, Counters.TOTAL).build(),
            TestAgent.ofSink("c").withPrefix("p"));

    private static SeriesBytes[] known(Batch batch, Encoder encoder) {
        SeriesBytes[] known = new SeriesBytes[batch.size()];
        for (int i = 0; i < known.length; i++) {
            known[i] = NAMES.bytes(batch.series(i), encoder);
        }
        return known;
    }

    private static byte[] encoded(Batch batch, Encoder encoder) {
        assertThat(encoder.encode(batch, known(batch, encoder), 0)).isEqualTo(batch.size());
        byte[] bytes = new byte[encoder.piece().remaining()];
        encoder.piece().get(bytes);
        return bytes;
    }

    private static String lines(Batch batch) {
        return new String(encoded(batch, new LineEncoder()), StandardCharsets.UTF_8);
    }

    @Test
    void aFrameIsPickleOfProtocol2() {
        Batch batch = new TestBatch()
                .at(Instant.ofEpochSecond(0x01020304))
                .gauge("a", 1.5)
                .build();

        assertThat(HexFormat.of().withUpperCase().formatHex(encoded(batch, new PickleEncoder())))
                .isEqualTo(
                        "0000001E" // length
                                + "80025D28" // protocol 2, a list, its first element
                                + "5803000000702E61" // 3 bytes of text: p.a
                                + "4A04030201" // seconds, low end first
                                + "473FF8000000000000" // the double, high end first
                                + "8686" // a pair in a pair
                                + "652E"); // all into the list; the end
    }

    @Test
    void rateAndTotalOfACounterAreTwoSamples() {
        Batch batch = new TestBatch()
                .at(Instant.ofEpochSecond(7))
                .counter("c", 500, 20)
                .build();

        assertThat(lines(batch)).isEqualTo("p.c 2 7\np.c_total 500 7\n");
    }

    @Test
    void aCounterWithoutDeltaHasNoRate() {
        Batch batch = new TestBatch()
                .at(Instant.ofEpochSecond(7))
                .counter("c", 500, Double.NaN)
                .build();

        assertThat(lines(batch)).isEqualTo("p.c_total 500 7\n");
    }

    @Test
    void whatIsNotFiniteDoesNotLeave() {
        Batch batch = new TestBatch()
                .gauge("a", Double.NaN)
                .gauge("b", Double.POSITIVE_INFINITY)
                .gauge("c", Double.NEGATIVE_INFINITY)
                .build();

        assertThat(lines(batch)).isEmpty();
        assertThat(encoded(batch, new PickleEncoder())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "42, 42",
        "-42, -42",
        "0.1, 0.1",
        "1e-7, 1.0E-7",
        "9007199254740991, 9007199254740991",
        "-9007199254740991, -9007199254740991",
        "9007199254740992, 9.007199254740992E15",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "4.9E-324, 4.9E-324",
    })
    void aLineHasTheShortestDecimalThatMeansTheSame(double value, String written) {
        Batch batch =
                new TestBatch().at(Instant.ofEpochSecond(7)).gauge("a", value).build();

        assertThat(lines(batch)).isEqualTo("p.a " + written + " 7\n");
    }

    @Test
    void aBatchThatDoesNotFitIsCutBetweenSamples() {
        TestBatch builder = new TestBatch();
        for (int i = 0; i < 20_000; i++) {
            builder.gauge("level_" + i, i);
        }
        Batch batch = builder.build();
        Encoder encoder = new LineEncoder();
        SeriesBytes[] known = known(batch, encoder);
        StringBuilder all = new StringBuilder();
        int pieces = 0;
        for (int at = 0; at < batch.size(); pieces++) {
            at = encoder.encode(batch, known, at);
            String piece = StandardCharsets.UTF_8.decode(encoder.piece()).toString();
            assertThat(piece).endsWith("\n");
            all.append(piece);
        }

        assertThat(pieces).isGreaterThan(5);
        assertThat(all.toString().lines()).hasSize(20_000);
    }

    @Test
    void knownSeriesAreEncodedWithoutAllocation() {
        TestBatch builder = new TestBatch();
        for (int i = 0; i < 10_000; i++) {
            builder.gauge("level_" + i, i + 0.5);
        }
        Batch batch = builder.build();
        Encoder encoder = new PickleEncoder();
        SeriesBytes[] known = known(batch, encoder);
        encodeAll(batch, encoder, known);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            encodeAll(batch, encoder, known);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        // a million samples; the rest is what the interpreter and the measuring itself leave
        assertThat(allocated).isLessThan(100_000);
    }

    private static void encodeAll(Batch batch, Encoder encoder, SeriesBytes[] known) {
        for (int at = 0; at < batch.size(); ) {
            at = encoder.encode(batch, known, at);
        }
    }
}
