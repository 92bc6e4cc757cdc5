package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.FLOAT;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.INTEGER;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.STRING;
import static dockerana.plugin.local.graphite.functions.Parameter.oneOf;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import java.util.List;

/** What says how series are to become a drawing. What concerns Graphite's own pictures changes nothing but names and tags. */
final class DrawingFunctions {
    private static final String SPECIAL = "Special";
    private static final String GRAPH = "Graph";

    private DrawingFunctions() {}

    static List<Function> all() {
        Function factor = Function.of(
                "xFilesFactor",
                SPECIAL,
                "Which share of values has to be there, from 0 to 1, where several become one.",
                DrawingFunctions::xFilesFactor,
                required("xFilesFactor", FLOAT));
        return List.of(
                Function.of(
                        "consolidateBy",
                        SPECIAL,
                        "How several values become one if there are more than the drawing has room for.",
                        call -> consolidateBy(call, call.text("consolidationFunc")),
                        oneOf(
                                "consolidationFunc",
                                List.of("sum", "average", "avg", "avg_zero", "min", "max", "first", "last"))),
                Function.of(
                        "cumulative",
                        SPECIAL,
                        "The same as consolidateBy(…, \"sum\").",
                        call -> consolidateBy(call, "sum")),
                factor,
                factor.as("setXFilesFactor"),
                Function.of("drawAsInfinite", GRAPH, "Drawn as vertical lines.", DrawingFunctions::drawAsInfinite),
                Function.of(
                        "dashed",
                        GRAPH,
                        "Drawn with dashes.",
                        DrawingFunctions::dashed,
                        optional("dashLength", INTEGER, 5L)),
                Function.of("color", GRAPH, "Drawn in a colour.", Call::series, required("theColor", STRING)),
                Function.of("alpha", GRAPH, "Drawn so transparent.", Call::series, required("alpha", FLOAT)),
                Function.of("lineWidth", GRAPH, "Drawn so wide.", Call::series, required("width", FLOAT)));
    }

    private static List<TimeSeries> consolidateBy(Call call, String name) {
        return call.series().stream()
                .map(series -> series.became("consolidateBy(%s,\"%s\")".formatted(series.name(), name), series.values())
                        .consolidatedBy(Aggregation.named(name))
                        .tagged("consolidateBy", name))
                .toList();
    }

    private static List<TimeSeries> xFilesFactor(Call call) {
        double factor = call.number("xFilesFactor");
        call.context().setXFilesFactor(factor);
        return call.series().stream()
                .map(series -> series.withXFilesFactor(factor).tagged("xFilesFactor", factor))
                .toList();
    }

    private static List<TimeSeries> drawAsInfinite(Call call) {
        return call.series().stream()
                .map(series ->
                        series.named("drawAsInfinite(" + series.name() + ")").tagged("drawAsInfinite", 1L))
                .toList();
    }

    private static List<TimeSeries> dashed(Call call) {
        long length = call.integer("dashLength");
        return call.series().stream()
                .map(series -> series.named(
                                "dashed(%s, %s)".formatted(series.name(), PythonText.general((double) length)))
                        .tagged("dashed", length))
                .toList();
    }
}
