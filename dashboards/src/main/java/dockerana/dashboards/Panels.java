package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.List;
import java.util.Map;

/** Panels of each type that is used here, as they all begin. */
final class Panels {
    private Panels() {}

    /** Lines over time, from 0 on. */
    static Panel lines(String title) {
        return chart(title, "line", 10).from(0);
    }

    /** Lines over time that go below 0. */
    static Panel differences(String title) {
        return chart(title, "line", 10);
    }

    /** Lines over time: what comes in above 0, what goes out below. */
    static Panel mirrored(String title) {
        return differences(title).about("In or read above the line, out or written below it.");
    }

    /** Bars over time, for what is counted. */
    static Panel bars(String title) {
        return chart(title, "bars", 70)
                .from(0)
                .decimals(0)
                .upToAtLeast(1)
                .custom("stacking", object("mode", "normal", "group", "A"));
    }

    private static Panel chart(String title, String style, int fill) {
        return new Panel(
                        "timeseries",
                        title,
                        object("tooltip", object("mode", "multi", "sort", "desc")),
                        object(
                                "drawStyle",
                                style,
                                "lineWidth",
                                1,
                                "fillOpacity",
                                fill,
                                "gradientMode",
                                "none",
                                "lineInterpolation",
                                "linear",
                                "showPoints",
                                "never",
                                "spanNulls",
                                false,
                                "axisPlacement",
                                "auto",
                                "stacking",
                                object("mode", "none", "group", "A")))
                .colour(Colours.inOrder())
                .legend("bottom");
    }

    /** One number, with its way there behind it. */
    static Panel tile(String title) {
        return number(title, "area", "background").option("textMode", "auto").calm("green");
    }

    /** One number. */
    static Panel fact(String title) {
        return number(title, "none", "value").calm("text");
    }

    private static Panel number(String title, String graph, String colour) {
        return new Panel(
                "stat",
                title,
                object(
                        "reduceOptions",
                        last(),
                        "orientation",
                        "auto",
                        "textMode",
                        "value",
                        "colorMode",
                        colour,
                        "graphMode",
                        graph,
                        "justifyMode",
                        "auto",
                        "wideLayout",
                        true,
                        "showPercentChange",
                        false,
                        "percentChangeColorMode",
                        "standard"),
                object());
    }

    /** A tile or a fact that is all there was in the time shown. */
    static Panel total(Panel number) {
        return number.option("reduceOptions", object("values", false, "calcs", List.of("sum"), "fields", ""))
                .about("In the time shown.")
                .unit("short")
                .decimals(0)
                .otherwise("0");
    }

    /** Horizontal bars of what is highest now. */
    static Panel gauges(String title) {
        return new Panel(
                        "bargauge",
                        title,
                        object(
                                "reduceOptions",
                                last(),
                                "orientation",
                                "horizontal",
                                "displayMode",
                                "gradient",
                                "valueMode",
                                "color",
                                "namePlacement",
                                "auto",
                                "showUnfilled",
                                true,
                                "sizing",
                                "auto",
                                "minVizWidth",
                                8,
                                "minVizHeight",
                                16,
                                "maxVizHeight",
                                32,
                                "legend",
                                noLegend()),
                        object())
                .calm("green")
                .from(0);
    }

    private static Map<String, Object> last() {
        return object("values", false, "calcs", List.of("lastNotNull"), "fields", "");
    }

    /** A strip for each, whose colours are states. */
    static Panel states(String title, List<Map<String, Object>> meanings) {
        return new Panel(
                        "state-timeline",
                        title,
                        object(
                                "showValue",
                                "auto",
                                "rowHeight",
                                0.9,
                                "mergeValues",
                                true,
                                "alignValue",
                                "left",
                                "legend",
                                noLegend(),
                                "tooltip",
                                object("mode", "single", "sort", "none")),
                        object("lineWidth", 0, "fillOpacity", 80))
                .calm("text")
                .mapped(meanings);
    }

    private static Map<String, Object> noLegend() {
        return object("displayMode", "list", "placement", "bottom", "showLegend", false, "calcs", List.of());
    }

    /** Lines of logs, newest first. */
    static Panel log(String title) {
        return new Panel(
                "logs",
                title,
                object(
                        "showTime", true,
                        "showLabels", false,
                        "showCommonLabels", false,
                        "showLogContextToggle", false,
                        "wrapLogMessage", true,
                        "prettifyLogMessage", false,
                        "enableLogDetails", true,
                        "sortOrder", "Descending",
                        "dedupStrategy", "none"),
                object());
    }
}
