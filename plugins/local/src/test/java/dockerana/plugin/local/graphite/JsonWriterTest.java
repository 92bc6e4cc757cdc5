package dockerana.plugin.local.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private static String written(double number) {
        return Asked.text(Reply.json(json -> json.number(number)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-17, -17",
        "0.5, 0.5",
        "-0.000001, -1.0E-6",
        "12.34, 12.34",
        "-1234567.875, -1234567.875",
        "123456789012345, 123456789012345",
        "1e18, 1.0E18",
        "1e-7, 1.0E-7",
        "0.1234567, 0.1234567",
        "33.333333333333336, 33.3333333333333",
        "0.9999999999999999, 1",
        "999.9999999999999, 1000",
        "0.002, 0.002",
        "0.00123456789012345, 0.00123456789012345",
        "NaN, null",
        "Infinity, 1e9999",
        "-Infinity, -1e9999"
    })
    void numbersAreShort(double number, String text) {
        assertThat(written(number)).isEqualTo(text);
    }

    @Test
    void numbersOfFifteenDigitsAreReadBackAsTheyWere() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 50_000; i++) {
            double number = random.nextLong(-999_999_999_999_999L, 999_999_999_999_999L) / Math.pow(10, i % 18);
            double read = Double.parseDouble(written(number));
            if (read != number) {
                throw new AssertionError(number + " became " + read);
            }
        }
    }

    @Test
    void allOthersAreReadBackToFifteenDigits() {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 50_000; i++) {
            double number = i % 2 == 0
                    ? random.nextDouble(-1, 1) * Math.pow(10, i % 20)
                    : Double.longBitsToDouble(random.nextLong());
            double read = Double.isFinite(number) ? Double.parseDouble(written(number)) : number;
            if (Math.abs(read - number) > Math.abs(number) * 5.1e-15) {
                throw new AssertionError(number + " became " + read);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {99_999_990, 0, -75, 1_795_360_301})
    void timesGoOnByTheirSteps(long start) {
        for (long step : new long[] {1, 7, 10, 60, 600, 86_400, 1_100_000_000, 3_000_000_000L}) {
            var seconds = new Seconds(start, step);
            byte[] text = new byte[NumberText.LONGEST];
            for (long time = start; time < start + 200 * step; time += step) {
                assertThat(new String(text, 0, seconds.write(text, 0), StandardCharsets.US_ASCII))
                        .isEqualTo(", " + time + "]");
                seconds.next();
            }
        }
    }

    @Test
    void everyNumberOfThousandthsIsWrittenAsItIs() {
        for (int i = -2_100_000; i < 2_100_000; i += 7) {
            double number = i / 1000.0;
            String text =
                    new BigDecimal(i).movePointLeft(3).stripTrailingZeros().toPlainString();
            if (!written(number).equals(text)) {
                throw new AssertionError(text + " became " + written(number));
            }
        }
        for (double number : new double[] {1_999_999.999, 2_000_000.001, 2_147_483.648, 4_294_967.297}) {
            assertThat(Double.parseDouble(written(number))).isEqualTo(number);
        }
    }

    @Test
    void hostileNamesStayWithinTheirQuotes() {
        String hostile = "\"}],<script>\\\n\r\t\0\u001b[31m\u202e größe 🐳";

        assertThat(Json.read(Reply.json(json -> json.string(hostile)).bytes())).isEqualTo(hostile);
        assertThat(Asked.text(Reply.json(json -> json.string("\n\u0001")))).isEqualTo("\"\\u000a\\u0001\"");
    }

    @Test
    void longAnswersAreWrittenWhole() {
        String text = Asked.text(Reply.json(json -> {
            for (int i = 0; i < 10_000; i++) {
                json.number(i).raw(" ").number(i + 0.25).raw(" ");
            }
        }));

        assertThat(text.strip().split(" ", -1)).hasSize(20_000).endsWith("9999", "9999.25");
    }
}
