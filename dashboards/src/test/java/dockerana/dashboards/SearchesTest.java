package dockerana.dashboards;

import static dockerana.dashboards.Shipped.at;
import static dockerana.dashboards.Shipped.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What dashboards ask Elasticsearch. */
class SearchesTest {
    static List<Shipped> dashboards() {
        return Shipped.all();
    }

    private static List<String> searches(Shipped dashboard) {
        return dashboard.panels().stream()
                .filter(panel -> panel.containsKey("targets"))
                .flatMap(panel -> objects(at(panel, "targets")))
                .filter(target -> target.containsKey("query"))
                .map(target -> (String) at(target, "query"))
                .toList();
    }

    /** Of levels, records know nothing. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void nothingIsFoundByItsLevel(Shipped dashboard) {
        assertThat(searches(dashboard)).noneMatch(search -> search.contains("level"));
    }

    @Test
    void whatWentWrongIsFoundOnStderr() {
        assertThat(dashboards().stream().flatMap(dashboard -> searches(dashboard).stream()))
                .filteredOn(search -> search.contains("stream:stderr"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    /** Unless told otherwise, Grafana would have the asterisk stand for itself. */
    @Test
    void whatSomebodyTypesIsSearchedForAsItIs() {
        assertThat(dashboards())
                .filteredOn(dashboard -> dashboard.uid().equals(Board.LOGS.uid()))
                .allSatisfy(dashboard -> assertThat(searches(dashboard))
                        .isNotEmpty()
                        .allMatch(search -> search.contains("message:(${search:raw})")));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everySearchIsOfTheChosenHost(Shipped dashboard) {
        assertThat(searches(dashboard)).allMatch(search -> search.startsWith("host.name:/${hostname:raw}/"));
    }
}
