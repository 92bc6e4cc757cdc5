package dockerana.plugin.local.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.history.Points;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderTest {
    private static final double NONE = Double.NaN;

    private final InMemoryHistory history = new InMemoryHistory();
    private final Asked asked = new Asked(history);

    private static Points points(double... values) {
        return new Points(Asked.NOW - 10L * values.length + 10, 10, values);
    }

    @Test
    void theAnswerIsWhatGrafanaReads() {
        history.with("p.web.cpu", points(1, NONE, 2.5));

        assertThat(Asked.text(asked.graphite.render(Asked.parameters("target=p.*.cpu", "from=-30s"))))
                .isEqualTo("[{\"target\": \"p.web.cpu\", \"tags\": {\"name\": \"p.web.cpu\"}, "
                        + "\"datapoints\": [[1, 1795619980], [null, 1795619990], [2.5, 1795620000]]}]");
    }

    @Test
    void grafanasHealthCheckIsAnswered() {
        assertThat(asked.rendered(
                        "aliasSub(constantLine(100), \"(^.*$)\", \"\\1 A\")", "from=-1h", "maxDataPoints=300"))
                .isEqualTo(Map.of("100.0 A", List.of(100.0, 100.0, 100.0)));
    }

    @Test
    void aContainerThatWasGoneBeforeIsNotDrawn() {
        history.with("p.gone.cpu", points(1, 2, NONE, NONE, NONE, NONE)).with("p.here.cpu", points(1, 2, 3, 4, 5, 6));

        assertThat(asked.rendered("p.*.cpu", "from=-40s")).containsOnlyKeys("p.here.cpu");
        assertThat(asked.rendered("p.*.cpu", "from=-60s")).containsOnlyKeys("p.gone.cpu", "p.here.cpu");
    }

    @Test
    void whatWasNotRememberedYetIsNull() {
        history.with("p.new.cpu", points(7));

        assertThat(asked.rendered("p.new.cpu", "from=-30s")).isEqualTo(Map.of("p.new.cpu", List.of(NONE, NONE, 7.0)));
    }

    @Test
    void nothingThatFitsIsAnEmptyList() {
        assertThat(Asked.text(asked.graphite.render(Asked.parameters("target=no.such"))))
                .isEqualTo("[]");
        assertThat(Asked.text(asked.graphite.render(Asked.parameters()))).isEqualTo("[]");
    }

    @Test
    void peaksComeFromWhatWasKeptOfPeaks() {
        history.with("p.web.cpu", "cpu", Map.of(), points(1, 2), points(8, 9));

        assertThat(asked.rendered("p.web.cpu", "from=-20s").values()).containsExactly(List.of(1.0, 2.0));
        assertThat(asked.rendered("consolidateBy(p.web.cpu, 'max')", "from=-20s")
                        .values())
                .containsExactly(List.of(8.0, 9.0));
        assertThat(asked.rendered("consolidateBy(scale(p.web.cpu, 2), \"max\")", "from=-20s")
                        .values())
                .containsExactly(List.of(16.0, 18.0));
        assertThat(asked.rendered("consolidateBy(p.web.cpu, 'sum')", "from=-20s")
                        .values())
                .containsExactly(List.of(1.0, 2.0));
    }

    @Test
    void stepsAreBroughtToTheirCommonMultiple() {
        history.with("p.a", new Points(Asked.NOW - 110, 10, new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}))
                .with("p.b", new Points(Asked.NOW - 105, 15, new double[] {2, 2, 2, 2, 2, 2, 2, 2}));

        Map<String, List<Double>> times = Asked.values(
                asked.graphite.render(Asked.parameters("target=sumSeries(p.*)", "from=-120s")), List::getLast);

        assertThat(times.getOrDefault("sumSeries(p.*)", List.of()))
                .hasSizeGreaterThan(2)
                .satisfies(
                        seconds -> assertThat(seconds.get(1) - seconds.get(0)).isEqualTo(30));
    }

    @Test
    void thereAreNoMorePointsThanThereIsRoomFor() {
        double[] day = new double[8640];
        Arrays.setAll(day, i -> i);
        history.with("p.day", points(day));

        assertThat(asked.rendered("p.day", "from=-1d", "maxDataPoints=500").get("p.day"))
                .hasSizeBetween(450, 500);
    }

    @Test
    void tagsAreLabelsAndTheNameWithoutNodes() {
        history.with(
                "dockerana.web01.containers.web.cpu.percent",
                "containers.cpu.percent",
                Map.of("container", "web", "host", "web01"),
                points(1),
                points(1));

        assertThat(asked.rendered("seriesByTag('name=containers.cpu.percent', 'container=~w')", "from=-10s"))
                .containsOnlyKeys("containers.cpu.percent;container=web;host=web01");
        assertThat(asked.rendered("aliasByTags(seriesByTag('host=web01'), 'container')", "from=-10s"))
                .containsOnlyKeys("web");
        assertThat(asked.rendered("aliasByNode(dockerana.*.containers.*.cpu.percent, 1, 3)", "from=-10s"))
                .containsOnlyKeys("web01.web");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    nosuch(a.b)                            | there is no function 'nosuch' here
                    scale(a.b)                             | scale(…) lacks 'factor'; it takes [seriesList, factor]
                    scale(a.b, 'x')                        | scale(…): 'factor' is to be of type float, not 'x'
                    scale(2, 2)                            | scale(…): 'seriesList' is to be of type seriesList, not '2'
                    scale(a.b, 2, 3)                       | scale(…) takes at most 2 arguments, not 3
                    scale(a.b, faktor=3)                   | lacks 'factor'
                    summarize(a.b, '1h', funk='max')       | summarize(…) knows no 'funk'
                    summarize(a.b, '1x')                   | 'x' in '1x' is no unit of time
                    summarize(a.b, '0s')                   | '0s' is too short
                    summarize(a.b, '1h', 'most')           | 'func' is to be of type aggFunc, not 'most'
                    consolidateBy(a.b, 'most')             | is to be one of [sum, average
                    divideSeries(p.*, p.*)                 | divides by exactly 1 series, not 2
                    asPercent(p.*, 'x')                    | its total is to be a number or series
                    aliasSub(a.b, '(', 'x')                | '(' is no regular expression
                    aliasSub(p.a, 'a(?=b)', 'x')           | look-around is not
                    aliasSub(p.a, 'p', '\\2')              | names a group that 'p' lacks
                    groupByNode(p.*, 0, 'nosuch')          | 'callback' is to be of type aggFunc
                    seriesByTag('container!=web')          | every series fits these tag expressions
                    seriesByTag('web')                     | 'web' is no tag expression
                    """)
    void whatIsWrongIsSaidInOneLine(String target, String message) {
        history.with("p.a", points(1)).with("p.b", points(2));

        assertThatThrownBy(() -> asked.rendered(target, "from=-10s"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void onlyJsonIsWritten() {
        assertThatThrownBy(() -> asked.rendered("a.b", "format=png")).hasMessageContaining("only format=json");
        assertThatThrownBy(() -> asked.rendered("a.b", "from=now", "until=now"))
                .hasMessageContaining("no time between");
        assertThatThrownBy(() -> asked.rendered("a.b", "tz=Mars/Base")).hasMessageContaining("no time zone");
        assertThatThrownBy(() -> asked.rendered("a.b", "xFilesFactor=x")).hasMessageContaining("is to be a number");
    }
}
