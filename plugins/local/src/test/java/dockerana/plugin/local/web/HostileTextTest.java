package dockerana.plugin.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Series;
import dockerana.plugin.local.web.json.Tree;
import dockerana.testkit.HostileText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What containers say reaches the page as text, whatever it is: the JSON of every answer is valid, and has it to the letter. */
class HostileTextTest {
    private static final List<String> LINES = List.of(
            "<script>alert(1)</script>",
            "\u001b[31mred\u001b[0m \u0007",
            "\u202eevil\u202c",
            "data: x\n\nevent: log",
            "\ud800 half a pair \udc00",
            "{\"json\":[1,2,{\"deep\":\"\\\"\"}]}",
            "\u2028\u2029\u0000\u007f");

    @TempDir
    Path data;

    @Test
    void linesAreToldToTheLetter() throws Exception {
        try (Page page = new Page(data)) {
            for (int i = 0; i < LINES.size(); i++) {
                page.add(Samples.line("web", "stderr", Instant.now(), i, LINES.get(i)));
            }
            Tree log = page.get("/api/logs?container=web");
            assertThat(log.at("lines").list().stream()
                            .map(line -> new Tree(line).at("text").text()))
                    .containsExactlyElementsOf(
                            LINES.stream().map(HostileTextTest::stored).toList());
        }
    }

    @Test
    void aLineOfAMegabyteIsCut() throws Exception {
        try (Page page = new Page(data)) {
            page.add(Samples.line("web", "stdout", Instant.now(), 0, "x".repeat(1 << 20)));
            Tree line = page.get("/api/logs?container=web").at("lines", 0);
            assertThat(line.at("text").text().length()).isLessThan(64 << 10);
            assertThat(line.at("cut").text()).isEqualTo("true");
        }
    }

    @Test
    void namesAndLabelsAreToldToTheLetter() throws Exception {
        List<String> names = HostileText.values();
        Series[] series = names.stream()
                .map(name -> Samples.CPU.of(name).with(Map.of("image", name)))
                .toArray(Series[]::new);
        try (Page page = new Page(data).add(Samples.stats(series))) {
            Tree state = page.get("/api/state");
            List<String> titles = state.at("containers").list().stream()
                    .map(Tree::new)
                    .map(one -> one.map().containsKey("title")
                            ? one.at("title").text()
                            : one.at("name").text())
                    .toList();
            assertThat(titles)
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().map(HostileTextTest::onTheWire).toList());
            for (Object container : state.at("containers").list()) {
                String name = new Tree(container).at("name").text();
                assertThat(name).matches("[A-Za-z0-9_-]+");
                assertThat(page.get("/api/containers/" + name).at("name").text())
                        .isEqualTo(name);
            }
            assertThat(page.get("/api/series?path=**&from=-60").at("series").list())
                    .hasSize(names.size());
        }
    }

    private static String stored(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String onTheWire(String text) {
        return new String(
                text.replaceAll(
                                "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]",
                                "\ufffd")
                        .getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
    }
}
