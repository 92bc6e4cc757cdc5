package dockerana.plugin.local.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionRepliesTest {
    /** What dashboards of this project, and Grafana itself, are known to ask for. */
    private static final String NEEDED = """
            alias aliasByMetric aliasByNode aliasByTags aliasSub asPercent averageAbove averageSeries avg consolidateBy constantLine countSeries
            currentAbove derivative diffSeries divideSeries drawAsInfinite exclude grep group groupByNode groupByNodes highestAverage
            highestCurrent highestMax hitcount isNonNull keepLastValue limit maxSeries minSeries movingAverage nonNegativeDerivative offset
            perSecond removeAboveValue removeBelowValue removeEmptySeries scale scaleToSeconds seriesByTag sortByMaxima sortByName substr sum
            sumSeries summarize timeShift transformNull
            """;

    private final Asked asked = new Asked(new InMemoryHistory());

    @Test
    void whatDashboardsNeedIsThere() {
        Map<?, ?> functions =
                (Map<?, ?>) Json.read(asked.graphite.functions(Optional.empty()).bytes());

        assertThat(NEEDED.strip().split("\\s+", -1))
                .hasSize(49)
                .allSatisfy(name -> assertThat(functions.get(name)).as(name).isNotNull());
    }

    @Test
    void aFunctionIsDescribedAsQueryEditorsReadIt() {
        assertThat(Asked.text(asked.graphite.functions(Optional.of("keepLastValue"))))
                .isEqualTo("{\"name\": \"keepLastValue\", \"function\": \"keepLastValue(seriesList, limit=inf)\", "
                        + "\"description\": \"Fills gaps of at most so many steps with the value before them.\", "
                        + "\"module\": \"graphite.render.functions\", \"group\": \"Transform\", \"params\": ["
                        + "{\"name\": \"seriesList\", \"type\": \"seriesList\", \"required\": true}, "
                        + "{\"name\": \"limit\", \"type\": \"intOrInf\", \"default\": 1e9999}]}");
        assertThat(Asked.text(asked.graphite.functions(Optional.of("aliasByNode"))))
                .contains(
                        "\"function\": \"aliasByNode(seriesList, *nodes)\"",
                        "\"type\": \"nodeOrTag\", \"required\": true, \"multiple\": true");
        assertThatThrownBy(() -> asked.graphite.functions(Optional.of("nosuch")))
                .hasMessageContaining("no function 'nosuch'");
    }

    @Test
    void theVersionIsOneThatQueryEditorsKnow() {
        assertThat(Asked.text(asked.graphite.version())).isEqualTo("1.1.8");
        assertThat(asked.graphite.version().contentType()).startsWith("text/plain");
    }
}
