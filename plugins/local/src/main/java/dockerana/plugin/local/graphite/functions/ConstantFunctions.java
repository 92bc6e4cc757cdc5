package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.AGGREGATION;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.BOOLEAN;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.FLOAT;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.STRING;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import java.util.List;

/** Horizontal lines. */
final class ConstantFunctions {
    private ConstantFunctions() {}

    static List<Function> all() {
        return List.of(
                new Function(
                        "constantLine",
                        "Special",
                        "A line at a number.",
                        List.of(required("value", FLOAT)),
                        call -> List.of(line(call.number("value"), call.context()))),
                new Function(
                        "threshold",
                        "Graph",
                        "A line at a number, with a name.",
                        List.of(required("value", FLOAT), optional("label", STRING), optional("color", STRING)),
                        ConstantFunctions::threshold),
                Function.of(
                        "aggregateLine",
                        "Calculate",
                        "A line at one value of each series, such as its maximum.",
                        ConstantFunctions::aggregate,
                        optional("func", AGGREGATION, "average"),
                        optional("keepStep", BOOLEAN, false)));
    }

    /** Three points: begin, middle and end. */
    static TimeSeries line(double value, Context context) {
        String text = PythonText.of(value);
        long step = Math.max(1, (context.until() - context.from()) / 2);
        double[] values = {value, value, value};
        return TimeSeries.fresh(text, context.from(), context.until(), step, values, context.xFilesFactor())
                .expressed("constantLine(" + text + ")");
    }

    private static List<TimeSeries> threshold(Call call) {
        TimeSeries line = line(call.number("value"), call.context());
        return List.of(call.find("label").isPresent() ? line.named(call.text("label")) : line);
    }

    private static List<TimeSeries> aggregate(Call call) {
        return call.series().stream()
                .map(series -> {
                    double value = series.aggregate(call.aggregation("func"));
                    String name = "aggregateLine(%s, %s)"
                            .formatted(series.name(), Double.isNaN(value) ? "None" : PythonText.general(value));
                    return call.flag("keepStep")
                            ? series.became(name, TransformFunctions.repeated(value, series.values().length))
                            : line(value, call.context()).named(name).expressed(name);
                })
                .toList();
    }
}
