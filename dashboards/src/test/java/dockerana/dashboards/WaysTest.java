package dockerana.dashboards;

import static dockerana.dashboards.Shipped.at;
import static dockerana.dashboards.Shipped.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How one gets from one dashboard to another, and what comes along. */
class WaysTest {
    /** What names its series after the container. */
    private static final Pattern OF_CONTAINERS =
            Pattern.compile("\\.containers\\..*(?:,3[,)]|,0\\)$)|^aliasSub\\(.*\\.containers\\.");

    static List<Shipped> dashboards() {
        return Shipped.all();
    }

    static Stream<Shipped> dashboardsOfToday() {
        return dashboards().stream().filter(dashboard -> !dashboard.uid().equals(Board.OF_2014.uid()));
    }

    static Stream<Shipped> dashboardsButThatOfAContainer() {
        return dashboards().stream().filter(dashboard -> !dashboard.uid().equals(Board.CONTAINER.uid()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void linksLeadToDashboardsWithHostAndTime(Shipped dashboard) {
        Set<String> uids = dashboards().stream().map(Shipped::uid).collect(Collectors.toSet());

        assertThat(dashboard.texts())
                .filteredOn(text -> text.startsWith("/d/"))
                .allSatisfy(link -> assertThat(link).contains("var-host=${host}", "${__url_time_range}"))
                .extracting(link -> link.substring("/d/".length()).split("[/?]", 2)[0])
                .allMatch(uids::contains);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void allOthersAreInTheHeadOfEachAndGetWhatIsChosen(Shipped dashboard) {
        assertThat(objects(at(dashboard.root(), "links")).toList())
                .singleElement()
                .satisfies(link -> {
                    assertThat(link).containsEntry("type", "dashboards").containsEntry("tags", List.of("dockerana"));
                    assertThat(link).containsEntry("includeVars", true).containsEntry("keepTime", true);
                });
        assertThat(at(dashboard.root(), "tags")).isEqualTo(List.of("dockerana"));
    }

    /** Grafana forgets on the way what a dashboard has no variable for. */
    @ParameterizedTest
    @MethodSource("dashboardsOfToday")
    void hostAndContainerAreKnownToAll(Shipped dashboard) {
        assertThat(dashboard.variables())
                .extracting(variable -> variable.get("name"))
                .contains("host", "container");
    }

    @ParameterizedTest
    @MethodSource("dashboardsButThatOfAContainer")
    void whatIsNamedAfterAContainerLeadsToIt(Shipped dashboard) {
        assertThat(dashboard.panels())
                .filteredOn(panel -> panel.containsKey("targets"))
                .filteredOn(WaysTest::showsContainers)
                .allSatisfy(panel -> assertThat(Shipped.texts(panel))
                        .as("%s", panel.get("title"))
                        .anyMatch(text -> text.contains("/d/dockerana-container/container?")
                                && (text.contains("var-container=${__field.displayName}")
                                        || text.contains("var-container=${__data.fields.Container}"))));
    }

    private static boolean showsContainers(Map<String, Object> panel) {
        return objects(at(panel, "targets")).anyMatch(target -> {
            Object asked = target.getOrDefault("target", "");
            boolean counted = target.containsKey("bucketAggs")
                    && objects(at(target, "bucketAggs"))
                            .anyMatch(bucket -> "container.name".equals(bucket.get("field")));
            return counted || OF_CONTAINERS.matcher((String) asked).find();
        });
    }
}
