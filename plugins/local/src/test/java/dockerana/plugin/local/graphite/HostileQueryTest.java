package dockerana.plugin.local.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.history.Points;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these would take all memory or all time, were it not refused. The time limit is for the case that it is not. */
@Timeout(60)
class HostileQueryTest {
    private static final Limits LIMITS = new Limits(100, 200_000, 50_000, 10_000_000);

    private final InMemoryHistory history = new InMemoryHistory();
    private final Asked asked = new Asked(history, LIMITS, new NoEvents());

    @BeforeEach
    void remember() {
        for (int i = 0; i < 60; i++) {
            double[] values = new double[1000];
            Arrays.setAll(values, j -> j);
            history.with("p.c" + i + ".cpu", new Points(Asked.NOW - 9990, 10, values));
        }
    }

    private void isRefused(String target, String why) {
        assertThatThrownBy(() -> asked.rendered(target, "from=-9999s"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(why);
    }

    private static String nested(String function, String end, int depth) {
        return (function + "(").repeat(depth) + "p.c1.cpu" + end.repeat(depth);
    }

    @Test
    void orderlyQueriesPass() {
        assertThat(asked.rendered("limit(p.*.cpu, 10)", "from=-9999s")).hasSize(10);
    }

    @Test
    void tooManySeriesAreNotRead() {
        isRefused("group(p.*.cpu, p.*.cpu)", "reads too many series; name fewer");
    }

    @Test
    void tooManyPointsAreNotRead() {
        isRefused("group(sumSeries(p.*.cpu), sumSeries(p.c?.cpu), summarize(p.*.cpu, '1s'))", "too many");
        assertThatThrownBy(() -> asked.rendered("p.*.cpu", "from=0")).hasMessageContaining("too many points");
    }

    @Test
    void tooLongAnswersAreNotGiven() {
        isRefused("p.*.cpu", "the answer has more than 50000 points; ask with maxDataPoints");
        assertThat(asked.rendered("p.*.cpu", "from=-9999s", "maxDataPoints=100"))
                .hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "7s"})
    void shortStepsOfLongTimesAreNotMade(String interval) {
        assertThatThrownBy(() -> asked.rendered("summarize(p.c1.cpu, '" + interval + "')", "from=-20d"))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void whatDoublesItsWorkWithEveryLevelEnds() {
        isRefused(nested("timeShift", ", '1s')", 30), "the query ");
        isRefused(nested("movingAverage", ", 2)", 30), "the query ");
        isRefused(nested("hitcount", ", '1min', true)", 30), "the query ");
        isRefused(nested("smartSummarize", ", '1min', 'sum', 'hours')", 30), "the query ");
    }

    @Test
    void whatFindsNothingDoublesNothing() {
        String nothing = nested("timeShift", ", '1s')", 30).replace("p.c1", "no.such");

        assertThat(asked.rendered(nothing, "from=-9999s")).isEmpty();
    }

    @Test
    void longPipesAreNestingToo() {
        isRefused("p.c1.cpu" + "|timeShift('1s')".repeat(200), "the query ");
    }

    @Test
    void wideWindowsOverManyPointsEnd() {
        isRefused("movingMedian(p.*.cpu, 900)", "the query ");
    }

    @Test
    void stepsWithoutCommonMultipleAreRefused() {
        isRefused(
                "sumSeries(summarize(p.c1.cpu, '999983s'), summarize(p.c1.cpu, '999979s'), summarize(p.c1.cpu, '999961s'), "
                        + "summarize(p.c1.cpu, '999959s'))",
                "no common multiple");
    }

    @Test
    void hugeRegularExpressionsAreRefused() {
        isRefused("grep(p.*.cpu, '((a{900}){900}){900}')", "too large");
        isRefused("grep(p.*.cpu, '" + "(a|b)*".repeat(200) + "')", "at most 1000 characters");
    }

    @Test
    void wickedRegularExpressionsTakeLinearTime() {
        history.with("p." + "a".repeat(5000) + ".cpu", new Points(Asked.NOW, 10, new double[] {1}));

        assertThat(asked.rendered("grep(p.a*.cpu, '(a+)+(a|aa)+$b')", "from=-10s"))
                .isEmpty();
    }

    @Test
    void namesThatGrowWithoutEndAreRefused() {
        history.with("p." + "a".repeat(500) + ".cpu", new Points(Asked.NOW, 10, new double[] {1}));

        isRefused("aliasSub(p.a*.cpu, 'a', '" + "b".repeat(1000) + "')", "too long");
    }

    @Test
    void hugeNumbersAreNoTrouble() {
        for (String target : new String[] {
            "movingAverage(p.c1.cpu, 999999999)",
            "delay(p.c1.cpu, -2000000000)",
            "limit(p.c1.cpu, -2000000000)",
            "aliasByNode(p.c1.cpu, -2000000000)",
            "substr(p.c1.cpu, 2000000000, -2000000000)",
            "timeShift(p.c1.cpu, '100y')",
            "movingAverage(p.c1.cpu, '100y')",
            "round(p.c1.cpu, 2000000000)",
            "scale(p.c1.cpu, 1e308)",
            "percentileOfSeries(p.c1.cpu, 1e300)",
            "nPercentile(p.c1.cpu, 1e300)"
        }) {
            try {
                asked.rendered(target, "from=-1h");
            } catch (QueryException refused) {
                assertThat(refused).hasMessageNotContaining("\n");
            }
        }
    }

    @Test
    void hugeTimesAreNoTrouble() {
        for (String from : new String[] {"99999999999", "-100y", "0"}) {
            try {
                assertThat(asked.rendered("p.c1.cpu", "from=" + from, "maxDataPoints=10"))
                        .isInstanceOf(Map.class);
            } catch (QueryException refused) {
                assertThat(refused).hasMessageNotContaining("\n");
            }
        }
    }
}
