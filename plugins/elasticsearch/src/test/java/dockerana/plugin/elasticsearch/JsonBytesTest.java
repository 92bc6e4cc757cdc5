package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import dockerana.testkit.HostileText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is what a parser that others made reads. */
class JsonBytesTest {
    private static String read(JsonBytes json) throws IOException {
        try (JsonParser parser = Json.parser(new ByteArrayInputStream(json.copy(0, json.length())))) {
            parser.nextToken();
            String text = parser.getText();
            assertThat(parser.nextToken()).as("what follows").isNull();
            return text;
        }
    }

    @Test
    void everyTextIsReadAsItWas() throws IOException {
        for (String text : HostileText.many(3_000)) {
            String onTheWire = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(read(new JsonBytes(1).text(text))).isEqualTo(onTheWire);
        }
    }

    @Test
    void aLongTextGrowsAsFarAsItNeeds() throws IOException {
        String text = "\u0001ä😀\ud800x".repeat(50_000);
        assertThat(read(new JsonBytes(16).text(text)))
                .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "NaN, null", "-Infinity, null"})
    void whatJsonHasNoNumberForIsNull(double number, String expected) {
        JsonBytes json = new JsonBytes(1).value(number);
        assertThat(new String(json.copy(0, json.length()), StandardCharsets.US_ASCII))
                .isEqualTo(expected);
    }

    @Test
    void aKeyHasNoNul() {
        JsonBytes json = new JsonBytes(1).value(Map.of("a\0b", "c"));
        assertThat(new String(json.copy(0, json.length()), StandardCharsets.US_ASCII))
                .isEqualTo("{\"a_b\":\"c\"}");
    }
}
