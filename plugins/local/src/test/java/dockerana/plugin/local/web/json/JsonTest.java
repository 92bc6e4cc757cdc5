package dockerana.plugin.local.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.HostileText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void aDocumentIsWrittenInOrder() {
        Json json = new Json()
                .object()
                .member("a", "x")
                .member("none", Optional.empty())
                .member("b", true)
                .array("c")
                .value(1)
                .object()
                .endObject()
                .value("y")
                .endArray()
                .member("d", Map.of("e", "f"))
                .name("g")
                .ofNothing()
                .moment("h", 1_795_360_300_123_456_789L)
                .endObject();
        assertThat(text(json))
                .isEqualTo(
                        "{\"a\":\"x\",\"b\":true,\"c\":[1,{},\"y\"],\"d\":{\"e\":\"f\"},\"g\":null,\"h\":1795360300.123456}");
    }

    @Test
    void numbersAreAsExactAsAnybodyNeeds() {
        assertThat(numbers(
                        1,
                        0,
                        -0.0,
                        1.5,
                        12.3456789,
                        1234567.89,
                        1e15,
                        1.0 / 3,
                        1e300,
                        Double.NaN,
                        Double.POSITIVE_INFINITY))
                .isEqualTo("[1,0,0,1.5,12.34568,1234567.89,1000000000000000,0.3333333,1E+300,null,null]");
    }

    private static String numbers(double... values) {
        Json json = new Json().array();
        for (double value : values) {
            json.value(value);
        }
        return text(json.endArray());
    }

    @Test
    void anyTextIsReadAsItWasWritten() throws Exception {
        List<String> texts = HostileText.many(2000);
        Json json = new Json().array();
        texts.forEach(json::value);
        List<?> read = Tree.parse(text(json.endArray())).list();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(read.get(i)).isEqualTo(withoutHalves(texts.get(i)));
        }
    }

    private static String withoutHalves(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
        return whole.toString();
    }

    private static String text(Json json) {
        return new String(json.bytes(), StandardCharsets.UTF_8);
    }
}
