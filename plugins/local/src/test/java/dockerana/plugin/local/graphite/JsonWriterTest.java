package dockerana.plugin.local.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "-0.000001, -0.000001",
        "12.34, 12.34",
        "-1234567.875, -1234567.875",
        "123456789012345, 123456789012345",
        "1e18, 1.0E18",
        "1e-7, 1.0E-7",
        "0.1234567, 0.1234567",
        "NaN, null",
        "Infinity, 1e9999",
        "-Infinity, -1e9999"
    })
    void numbersAreShort(double number, String text) {
        assertThat(written(number)).isEqualTo(text);
    }

    @Test
    void everyNumberIsReadBackAsItWas() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            double number = switch (i % 4) {
                case 0 -> random.nextDouble(-1e6, 1e6);
                case 1 -> Math.round(random.nextDouble(-1e9, 1e9) * 1000) / 1000.0;
                case 2 -> random.nextLong();
                default -> Double.longBitsToDouble(random.nextLong());
            };
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(written(number))).isEqualTo(number);
            }
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
