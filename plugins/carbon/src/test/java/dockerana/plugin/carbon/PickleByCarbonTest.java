package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.plugin.carbon.CarbonConfig.Counters;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What carbon's own unpickler makes of the frames. */
@Tag("service")
class PickleByCarbonTest {
    private static final int NAMES = 10_000;
    private static final long SEED = 20_140_704;
    private static final Metric GAUGE = Metric.gauge("hostile.{text}.level", "Anything");
    private static final Metric COUNTER = Metric.counter("hostile.{text}.events", "Anything");
    private static final List<String> NASTY = List.of(
            "",
            ".",
            "..",
            "a/b",
            "../../etc/passwd",
            "a b",
            "a;b=c",
            "~x",
            "a|b:c",
            "\n",
            "\r\n",
            "\0",
            "\u202e",
            "\ud83d\udc33",
            "\ud83d",
            "\u00a0",
            "x\"}",
            "{a=\"b\"}",
            "'); DROP",
            "\\u0041",
            "é",
            "名前",
            "%s%n",
            "x".repeat(300),
            "字".repeat(2_000));

    private final Random random = new Random(SEED);

    @Test
    void everyHostileNameAndValueArrivesAsItWasSent() throws Exception {
        for (boolean tagged : List.of(false, true)) {
            Configs config = Configs.of("c").counters(Counters.RATE, Counters.TOTAL);
            SeriesNames names =
                    new SeriesNames((tagged ? config.tagged("image") : config).build(), TestAgent.ofSink("c"));
            Batch batch = hostile();
            List<String> expected = expected(batch, names);

            List<String> unpickled = Python.run("unpickle.py", frames(batch, names));

            assertThat(expected).hasSizeGreaterThan(NAMES / 2);
            assertThat(unpickled).isEqualTo(expected);
        }
    }

    private Batch hostile() {
        TestBatch batch = new TestBatch().at(Instant.parse("2037-12-31T23:59:50Z"));
        for (int i = 0; i < NAMES; i++) {
            Series series = (random.nextBoolean() ? GAUGE : COUNTER).of(text()).with(Map.of("image", text()));
            batch.add(series, value(), series.isCounter() ? Math.abs(value()) : Double.NaN);
        }
        return batch.build();
    }

    private String text() {
        StringBuilder text = new StringBuilder(NASTY.get(random.nextInt(NASTY.size())));
        random.ints(random.nextInt(20), 0, 0x11_0000).forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Any 64 bits: subnormal, huge, infinite, not a number. */
    private double value() {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> Double.MIN_VALUE;
            case 4 -> Double.MAX_VALUE;
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    private static List<String> expected(Batch batch, SeriesNames names) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Series series = batch.series(i);
            addIfFinite(expected, names.current(series), batch, batch.rate(i));
            if (series.isCounter()) {
                addIfFinite(expected, names.total(series), batch, batch.value(i));
            }
        }
        return expected;
    }

    private static void addIfFinite(List<String> expected, String name, Batch batch, double value) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        if (Double.isFinite(value) && utf8.length + 5 <= SeriesNames.LONGEST) {
            byte[] bits = ByteBuffer.allocate(8).putDouble(value).array();
            expected.add(HexFormat.of().formatHex(utf8)
                    + " " + batch.slot().getEpochSecond() + " "
                    + HexFormat.of().formatHex(bits));
        }
    }

    private static byte[] frames(Batch batch, SeriesNames names) {
        Encoder encoder = new PickleEncoder();
        SeriesBytes[] known = new SeriesBytes[batch.size()];
        for (int i = 0; i < known.length; i++) {
            known[i] = names.bytes(batch.series(i), encoder);
        }
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int at = 0; at < batch.size(); ) {
            at = encoder.encode(batch, known, at);
            assertThat(encoder.piece().remaining()).isLessThanOrEqualTo(256 * 1024);
            frames.write(encoder.piece().array(), 0, encoder.piece().limit());
        }
        return frames.toByteArray();
    }
}
