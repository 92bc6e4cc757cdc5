package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.Map;

/** Colours by names that Grafana has for both of its themes. */
final class Colours {
    /** From where on a count is one at least: counts are made of rates again, which miss a little. */
    static final double ONE = 0.5;

    private Colours() {}

    /** The same name has the same colour everywhere and always. */
    static Map<String, Object> byName() {
        return object("mode", "palette-classic-by-name");
    }

    /** Unlike each other on one chart, which names alone do not make them. */
    static Map<String, Object> inOrder() {
        return object("mode", "palette-classic");
    }

    static Map<String, Object> byThreshold() {
        return object("mode", "thresholds");
    }

    static Map<String, Object> only(String colour) {
        return object("mode", "fixed", "fixedColor", colour);
    }

    /** The lowest step. */
    static Map<String, Object> step(String colour) {
        return object("color", colour, "value", Json.NULL);
    }

    static Map<String, Object> step(String colour, double value) {
        return object("color", colour, "value", value);
    }
}
