package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaidTest {
    private static Said of(String json) throws IOException {
        return Said.of(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachKindOfValueIsFoundByItsName() throws Exception {
        Said said = of("""
                {"Id":"a1","State":{"Pid":4711,"OOMKilled":true},"Names":["/web","/db/web"],"Labels":{"x":"1","y":null}}
                """);
        assertThat(said.at("Id").text()).isEqualTo("a1");
        assertThat(said.at("State").at("Pid").number()).isEqualTo(4711);
        assertThat(said.at("State").at("OOMKilled").isTrue()).isTrue();
        assertThat(said.at("Names").texts()).containsExactly("/web", "/db/web");
        assertThat(said.at("Labels").textFields()).isEqualTo(Map.of("x", "1"));
    }

    @Test
    void whatIsMissingNullOrOfAnotherKindIsEmpty() throws Exception {
        Said said = of("{\"Name\":null,\"Pid\":\"many\"}");
        assertThat(said.at("Name").isMissing()).isTrue();
        assertThat(said.at("Nothing").at("within").text()).isEmpty();
        assertThat(said.at("Pid").number()).isZero();
        assertThat(said.at("Pid").items()).isEmpty();
    }

    @Test
    void anAnswerThatEndsWithinIsAFailureOfTheFarEnd() {
        assertThatThrownBy(() -> of("{\"Id\":\"a1\"")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> of("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> of("[".repeat(500))).isInstanceOf(IOException.class);
    }
}
