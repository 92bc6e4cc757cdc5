package dockerana.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What dashboards ask Graphite. */
class QueriesTest {
    /** What a Graphite-compatible server has to have for these dashboards, such as the agent's own. */
    private static final Set<String> FUNCTIONS = Set.of(
            "alias",
            "aliasByNode",
            "aliasSub",
            "consolidateBy",
            "derivative",
            "diffSeries",
            "divideSeries",
            "exclude",
            "groupByNode",
            "highestAverage",
            "highestCurrent",
            "hitcount",
            "keepLastValue",
            "maxSeries",
            "removeEmptySeries",
            "scale",
            "scaleToSeconds",
            "sumSeries",
            "timeShift");

    static List<Shipped> dashboards() {
        return Shipped.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPathIsInTheCatalogue(Shipped dashboard) throws Exception {
        Catalogue catalogue = Catalogue.published();

        assertThat(dashboard.graphiteTargets())
                .isNotEmpty()
                .allSatisfy(target -> assertThat(new Expression(target).paths())
                        .as(target)
                        .isNotEmpty()
                        .allMatch(catalogue::has));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noFunctionIsUsedThatTheAgentsOwnGraphiteLacks(Shipped dashboard) {
        assertThat(dashboard.graphiteTargets())
                .allSatisfy(target -> assertThat(FUNCTIONS).containsAll(new Expression(target).functions()));
    }

    /** Most functions rename what they are given, so the name that people read and click on must come last. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void namesAreGivenOutermost(Shipped dashboard) {
        assertThat(dashboard.graphiteTargets()).allSatisfy(target -> {
            String named = target.replaceFirst("^aliasSub\\(", ""); // which only changes a name
            int alias = Math.max(named.lastIndexOf("alias("), named.lastIndexOf("aliasByNode("));
            assertThat(alias).as(target).isLessThanOrEqualTo(0);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias(a.b,'x'", "sumSeries(a.{b,c)", "scale(a.b,)", "a.b)", "alias(a.b,'x)"})
    void aTargetThatGraphiteWouldMisreadIsNoticed(String target) {
        assertThatThrownBy(() -> new Expression(target)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aPathThatIsNotInTheCatalogueIsNoticed() throws Exception {
        Catalogue catalogue = Catalogue.published();

        assertThat(catalogue.has("dockerana.$host.containers.*.cpu.percent")).isTrue();
        assertThat(catalogue.has("dockerana.$host.containers.*.cpu.percentage")).isFalse();
        assertThat(catalogue.has("dockerana.$host.network.*.{rx,tx}_{errors,lost}"))
                .isFalse();
        assertThat(catalogue.has("dockerana.$host.containers.*.cpu")).isFalse();
    }
}
