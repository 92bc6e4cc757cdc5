package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.List;
import java.util.Map;

/** How cells of tables look. */
final class Cells {
    private Cells() {}

    /** A bar that is full at a number, with colours from two others on. */
    static Object[] bar(String unit, double full, double orange, double red) {
        return new Object[] {
            "unit",
            unit,
            "decimals",
            0,
            "min",
            0,
            "max",
            full,
            "custom.width",
            120,
            "custom.cellOptions",
            object("type", "gauge", "mode", "basic", "valueDisplayMode", "text"),
            "thresholds",
            steps(orange, red)
        };
    }

    /** A number whose colour says how bad it is. */
    static Object[] coloured(String unit, int decimals, double orange, double red) {
        return new Object[] {
            "unit",
            unit,
            "decimals",
            decimals,
            "custom.cellOptions",
            object("type", "color-text"),
            "thresholds",
            steps(orange, red)
        };
    }

    /** A word in its colour. */
    static Object[] word(List<Map<String, Object>> meanings) {
        return new Object[] {"mappings", meanings, "custom.cellOptions", object("type", "color-text")};
    }

    static Object[] number(String unit) {
        return new Object[] {"unit", unit};
    }

    private static Map<String, Object> steps(double orange, double red) {
        return object(
                "mode",
                "absolute",
                "steps",
                List.of(Colours.step("green"), Colours.step("orange", orange), Colours.step("red", red)));
    }
}
