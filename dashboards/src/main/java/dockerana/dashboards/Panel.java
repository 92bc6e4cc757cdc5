package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One panel, filled in step by step; {@link Panels} begins it. */
final class Panel {
    private final String type;
    private final String title;
    private final Map<String, Object> options;
    private final Map<String, Object> custom;
    private final Map<String, Object> defaults = new LinkedHashMap<>();
    private final Map<String, Object> targets = new LinkedHashMap<>();
    private final List<Object> overrides = new ArrayList<>();
    private final List<Object> transformations = new ArrayList<>();
    private final Map<String, Object> more = new LinkedHashMap<>();
    private DataSource source = DataSource.GRAPHITE;
    private String description = "";

    Panel(String type, String title, Map<String, Object> options, Map<String, Object> custom) {
        this.type = type;
        this.title = title;
        this.options = options;
        this.custom = custom;
    }

    /** What a reader may want to know, behind the i beside the title. */
    Panel about(String text) {
        description = text;
        return this;
    }

    /** Queries of Graphite; they get the next letters. */
    Panel ask(String... expressions) {
        for (String expression : expressions) {
            ask(Character.toString('A' + targets.size()), Target.graphite(expression));
        }
        return this;
    }

    Panel ask(String refId, Target target) {
        source = target.source();
        Map<String, Object> query = object("refId", refId, "datasource", source.reference());
        query.putAll(target.json());
        targets.put(refId, query);
        return this;
    }

    /** @param unit an id of Grafana's */
    Panel unit(String unit) {
        defaults.put("unit", unit);
        if (unit.startsWith("percent")) {
            defaults.putIfAbsent("decimals", 1);
        }
        return this;
    }

    Panel decimals(int decimals) {
        defaults.put("decimals", decimals);
        return this;
    }

    Panel from(double least) {
        defaults.put("min", least);
        return this;
    }

    Panel upTo(double most) {
        defaults.put("max", most);
        return this;
    }

    /** What the axis shows at least, lest nought be drawn on one that ends at a hundred. */
    Panel upToAtLeast(double most) {
        return custom("axisSoftMax", most);
    }

    /** What stands there if there is nothing. */
    Panel otherwise(String text) {
        defaults.put("noValue", text);
        return this;
    }

    Panel mapped(List<Map<String, Object>> mappings) {
        defaults.put("mappings", mappings);
        return this;
    }

    Panel colour(Map<String, Object> colour) {
        defaults.put("color", colour);
        return this;
    }

    /** Green, from one number on orange and from another on red. */
    Panel warns(double orange, double red) {
        return steps(List.of(Colours.step("green"), Colours.step("orange", orange), Colours.step("red", red)));
    }

    /** Green, from a number on red. */
    Panel alarms(double red) {
        return steps(List.of(Colours.step("green"), Colours.step("red", red)));
    }

    /** One colour, whatever the number is; without it Grafana thinks 80 much. */
    Panel calm(String colour) {
        return colour(Colours.byThreshold()).steps(List.of(Colours.step(colour)));
    }

    private Panel steps(List<Map<String, Object>> steps) {
        defaults.put("thresholds", object("mode", "absolute", "steps", steps));
        return this;
    }

    /** One above the other instead of one before the other. */
    Panel stacked() {
        custom.put("stacking", object("mode", "normal", "group", "A"));
        custom.put("fillOpacity", 40);
        return this;
    }

    Panel legend(String placement, String... calculations) {
        boolean table = calculations.length > 0;
        options.put(
                "legend",
                object(
                        "displayMode",
                        table ? "table" : "list",
                        "placement",
                        placement,
                        "showLegend",
                        true,
                        "calcs",
                        List.of(calculations)));
        return this;
    }

    /** Whose series are named after containers: each leads to the dashboard of its container, and has one colour on all charts. */
    Panel ofContainers() {
        if (type.equals("timeseries")) {
            colour(Colours.byName());
        }
        return linked(Links.toContainer());
    }

    Panel linked(Map<String, Object> link) {
        defaults.put("links", List.of(link));
        return this;
    }

    /** Something else for the fields or series whose name is this. */
    Panel where(String name, Object... propertiesAndValues) {
        return override("byName", name, propertiesAndValues);
    }

    /** Something else for those whose name this regular expression finds. */
    Panel whereLike(String expression, Object... propertiesAndValues) {
        return override("byRegexp", "/" + expression + "/", propertiesAndValues);
    }

    /** Something else for all series of one query. */
    Panel whereAsked(String refId, Object... propertiesAndValues) {
        return override("byFrameRefID", refId, propertiesAndValues);
    }

    private Panel override(String matcher, String name, Object... propertiesAndValues) {
        List<Object> properties = new ArrayList<>();
        for (int i = 0; i < propertiesAndValues.length; i += 2) {
            properties.add(object("id", propertiesAndValues[i], "value", propertiesAndValues[i + 1]));
        }
        overrides.add(object("matcher", object("id", matcher, "options", name), "properties", properties));
        return this;
    }

    Panel option(String name, Object value) {
        options.put(name, value);
        return this;
    }

    Panel custom(String name, Object value) {
        custom.put(name, value);
        return this;
    }

    Panel transform(Map<String, Object> transformation) {
        transformations.add(transformation);
        return this;
    }

    /** Always this long back from now, whatever time is shown. */
    Panel latest(String time) {
        more.put("timeFrom", time);
        more.put("hideTimeOverride", true);
        return this;
    }

    Map<String, Object> json(int id, Box box) {
        Map<String, Object> fields = new LinkedHashMap<>(defaults);
        if (!custom.isEmpty()) {
            fields.put("custom", custom);
        }
        Map<String, Object> panel = object("id", id, "type", type, "title", title);
        if (!description.isEmpty()) {
            panel.put("description", description);
        }
        panel.put("gridPos", box.json());
        panel.put("datasource", source.reference());
        panel.put("targets", List.copyOf(targets.values()));
        panel.put("fieldConfig", object("defaults", fields, "overrides", overrides));
        panel.put("options", options);
        if (!transformations.isEmpty()) {
            panel.put("transformations", transformations);
        }
        panel.putAll(more);
        return panel;
    }
}
