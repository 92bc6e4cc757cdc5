package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table with a row for each thing and a column for each query, by way of Grafana's transformations: each query's series become rows of names
 * and values, which are joined by the name.
 */
final class Table {
    private static final int NARROW = 80;

    private final Panel panel;
    private final String things;
    private final int[] nodes;
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private final List<Map<String, Object>> afterwards = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    /**
     * @param things what the first column is called
     * @param nodes of the paths, which together name a thing
     */
    Table(String title, String things, int... nodes) {
        this.things = things;
        this.nodes = nodes;
        this.columns.add(things);
        this.panel = new Panel(
                        "table",
                        title,
                        object("showHeader", true, "cellHeight", "sm"),
                        object("align", "auto", "cellOptions", object("type", "auto"), "filterable", false))
                .calm("text")
                .mapped(Meanings.ABSENT);
    }

    /** A column of present values. */
    Table column(String name, String series, Object... propertiesAndValues) {
        String named = Ask.named(Ask.latest(Ask.present(series)), nodes);
        return column(name, "last", "Last", named, propertiesAndValues);
    }

    /** A column of present values, added up over what a container has several of. */
    Table added(String name, String series, Object... propertiesAndValues) {
        return column(name, "last", "Last", Ask.summed(Ask.present(series)), propertiesAndValues);
    }

    /** A column of how many there were in the time shown. */
    Table counted(String name, String series, Object... propertiesAndValues) {
        return column(name, "sum", "Total", Ask.named(Ask.count(series), nodes), propertiesAndValues);
    }

    /** A column of averages over the time shown. */
    Table mean(String name, String series, Object... propertiesAndValues) {
        return column(name, "mean", "Mean", Ask.named(series, nodes), propertiesAndValues);
    }

    private Table column(String name, String reducer, String reduced, String expression, Object... properties) {
        String refId = Character.toString('A' + steps.size() / 2);
        columns.add(name);
        panel.ask(refId, Target.graphite(expression));
        steps.add(object(
                "id", "reduce",
                "filter", object("id", "byRefId", "options", refId),
                "options", object("mode", "seriesToRows", "reducers", List.of(reducer))));
        // reducing renames the query's frame, and names that are no expressions would not be found
        steps.add(object(
                "id", "organize",
                "filter", object("id", "byRefId", "options", "/^reduce-" + refId + "(-|$)/"),
                "options",
                        object(
                                "renameByName", object("Field", things, reduced, name),
                                "excludeByName", object(),
                                "indexByName", object())));
        List<Object> all = new ArrayList<>(List.of("custom.width", NARROW));
        all.addAll(List.of(properties));
        panel.where(name, all.toArray());
        return this;
    }

    /** A column that is one divided by another. */
    Table quotient(String name, String dividend, String divisor, Object... propertiesAndValues) {
        afterwards.add(object(
                "id",
                "calculateField",
                "options",
                object(
                        "mode",
                        "binary",
                        "alias",
                        name,
                        "replaceFields",
                        false,
                        "binary",
                        object("left", dividend, "operator", "/", "right", divisor))));
        columns.add(name);
        panel.where(name, propertiesAndValues);
        return this;
    }

    /** Takes a name such as {@code web.eth0} apart into two columns. */
    Table apart(String first, String second) {
        afterwards.add(object(
                "id",
                "extractFields",
                "options",
                object(
                        "source",
                        things,
                        "format",
                        "regexp",
                        "regExp",
                        "/^(?<%s>[^.]+)\\.(?<%s>.+)$/".formatted(first, second),
                        "replace",
                        false,
                        "keepTime",
                        false)));
        columns.addAll(0, List.of(first, second));
        columns.remove(things);
        dropped.add(things);
        return this;
    }

    /** Complete; joining leaves the columns in any order. */
    Panel sortedBy(String column) {
        steps.forEach(panel::transform);
        panel.transform(object("id", "joinByField", "options", object("byField", things, "mode", "outer")));
        afterwards.forEach(panel::transform);
        Map<String, Object> order = object();
        columns.forEach(name -> order.put(name, order.size()));
        Map<String, Object> without = object();
        dropped.forEach(name -> without.put(name, true));
        panel.transform(object(
                "id",
                "organize",
                "options",
                object("excludeByName", without, "indexByName", order, "renameByName", object())));
        return panel.option("sortBy", List.of(object("displayName", column, "desc", true)));
    }
}
