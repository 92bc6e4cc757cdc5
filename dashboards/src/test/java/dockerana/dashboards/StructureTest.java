package dockerana.dashboards;

import static dockerana.dashboards.Shipped.at;
import static dockerana.dashboards.Shipped.object;
import static dockerana.dashboards.Shipped.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana expects of a dashboard's file, and does not say if it is missing. */
class StructureTest {
    private static final int COLUMNS = 24;

    /** Those of Grafana's that are used. */
    private static final Set<String> UNITS =
            Set.of("percent", "percentunit", "bytes", "binBps", "s", "short", "none", "iops", "pps");

    private static final Set<String> SOURCES =
            Set.of("dockerana-graphite", "dockerana-logs", "dockerana-events", "-- Grafana --");
    private static final Set<String> GRAFANAS_OWN =
            Set.of("__url_time_range", "__field.displayName", "__data.fields.Container", "__auto_interval_interval");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([a-zA-Z_][a-zA-Z_.]*)|([a-zA-Z_]+))");

    static List<Shipped> dashboards() {
        return Shipped.all();
    }

    @Test
    void uidsAndTitlesAreThereOnce() {
        assertThat(dashboards())
                .hasSize(Board.values().length)
                .doesNotHaveDuplicates()
                .extracting(dashboard -> at(dashboard.root(), "title"))
                .doesNotHaveDuplicates();
        assertThat(dashboards())
                .allSatisfy(dashboard -> assertThat(dashboard.uid()).matches("[a-z0-9-]{8,40}"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveIdsOfTheirOwnAndSayWhatTheyShow(Shipped dashboard) {
        assertThat(dashboard.panels()).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
        assertThat(dashboard.panels())
                .allSatisfy(panel -> assertThat((String) at(panel, "title")).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsFillTheGridWithoutOverlapping(Shipped dashboard) {
        Set<List<Integer>> taken = new HashSet<>();
        int cells = 0;
        int lines = 0;
        for (Map<String, Object> panel : dashboard.panels()) {
            Map<String, Object> box = object(at(panel, "gridPos"));
            int right = number(box, "x") + number(box, "w");
            int bottom = number(box, "y") + number(box, "h");
            assertThat(right).as("%s", panel.get("title")).isLessThanOrEqualTo(COLUMNS);
            for (int x = number(box, "x"); x < right; x++) {
                for (int y = number(box, "y"); y < bottom; y++) {
                    taken.add(List.of(x, y));
                    cells++;
                }
            }
            lines = Math.max(lines, bottom);
        }
        assertThat(taken).as("no cell twice").hasSize(cells);
        assertThat(taken).as("no hole").hasSize(lines * COLUMNS);
    }

    private static int number(Map<String, Object> box, String name) {
        return (Integer) at(box, name);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void queriesOfAPanelHaveLettersOfTheirOwn(Shipped dashboard) {
        assertThat(dashboard.panels())
                .filteredOn(panel -> !"row".equals(panel.get("type")))
                .allSatisfy(panel -> assertThat(objects(at(panel, "targets")))
                        .as("%s", panel.get("title"))
                        .isNotEmpty()
                        .extracting(target -> target.get("refId"))
                        .doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void dataSourcesAreThoseThatAreProvisioned(Shipped dashboard) throws Exception {
        assertThat(named(dashboard.root(), "datasource")
                        .map(source -> (String) at(object(source), "uid"))
                        .distinct())
                .isNotEmpty()
                .allMatch(SOURCES::contains);
        String provisioned = Files.readString(Path.of(
                "..", "distribution", "src", "main", "dashboards", "provisioning", "datasources", "dockerana.yaml"));
        assertThat(SOURCES)
                .filteredOn(uid -> uid.startsWith("dockerana"))
                .allSatisfy(uid -> assertThat(provisioned).contains("uid: " + uid + "\n"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void unitsAreThoseThatGrafanaKnows(Shipped dashboard) {
        Stream<Object> ofOverrides = named(dashboard.root(), "properties")
                .flatMap(Shipped::objects)
                .filter(property -> "unit".equals(property.get("id")))
                .map(property -> at(property, "value"));

        assertThat(Stream.concat(named(dashboard.root(), "unit"), ofOverrides)).allMatch(UNITS::contains);
    }

    /** Every value of that name, wherever it is. */
    private static Stream<Object> named(@Nullable Object value, String name) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .flatMap(entry -> Stream.concat(
                                entry.getKey().equals(name) ? Stream.of((Object) entry.getValue()) : Stream.of(),
                                named(entry.getValue(), name)));
            case List<?> list -> list.stream().flatMap(part -> named(part, name));
            case null, default -> Stream.of();
        };
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableThatIsUsedIsThere(Shipped dashboard) {
        Set<Object> known = new HashSet<>(GRAFANAS_OWN);
        dashboard.variables().forEach(variable -> known.add(at(variable, "name")));
        known.add("__all");

        assertThat(dashboard.texts()).allSatisfy(text -> {
            Matcher variable = VARIABLE.matcher(text);
            while (variable.find()) {
                String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
                assertThat(known).as(text).contains(name);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void deathsAreMarkedOnEveryChart(Shipped dashboard) {
        List<String> die = List.of("docker-die");
        List<String> ofOne = List.of("container-$container");

        assertThat(dashboard.marks())
                .filteredOn(mark -> Boolean.TRUE.equals(mark.get("enable")) && mark.containsKey("target"))
                .extracting(mark -> at(mark, "target", "tags"))
                .containsAnyOf(die, ofOne);
    }

    /** Graphite drops a tag that it does not know, and would find more than was asked for. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void eventsAreFoundByOneTagEach(Shipped dashboard) {
        assertThat(dashboard.marks())
                .filteredOn(mark -> mark.containsKey("target"))
                .isNotEmpty()
                .allSatisfy(
                        mark -> assertThat((List<?>) at(mark, "target", "tags")).hasSize(1));
    }
}
