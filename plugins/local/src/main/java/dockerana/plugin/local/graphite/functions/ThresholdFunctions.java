package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.FLOAT;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import dockerana.plugin.local.graphite.query.QueryException;
import java.util.List;

/** What leaves values out, or knows where most of them lie. */
final class ThresholdFunctions {
    private static final String GROUP = "Filter Data";

    private ThresholdFunctions() {}

    static List<Function> all() {
        Parameter n = required("n", FLOAT);
        return List.of(
                Function.of(
                        "removeAboveValue",
                        GROUP,
                        "Without the values above a number.",
                        call -> byValue(call, true),
                        n),
                Function.of(
                        "removeBelowValue",
                        GROUP,
                        "Without the values below a number.",
                        call -> byValue(call, false),
                        n),
                Function.of(
                        "removeAbovePercentile",
                        GROUP,
                        "Without the values above a percentile of its own.",
                        call -> byPercentile(call, true),
                        n),
                Function.of(
                        "removeBelowPercentile",
                        GROUP,
                        "Without the values below a percentile of its own.",
                        call -> byPercentile(call, false),
                        n),
                Function.of(
                        "nPercentile",
                        "Calculate",
                        "A line at a percentile of its own values.",
                        ThresholdFunctions::percentileLine,
                        n));
    }

    private static String name(String function, TimeSeries series, double n) {
        return "%s(%s, %s)".formatted(function, series.name(), PythonText.general(n));
    }

    private static List<TimeSeries> byValue(Call call, boolean above) {
        double n = call.number("n");
        return call.series().stream()
                .map(series ->
                        without(series, name(above ? "removeAboveValue" : "removeBelowValue", series, n), above, n))
                .toList();
    }

    private static TimeSeries without(TimeSeries series, String name, boolean above, double limit) {
        return TransformFunctions.map(
                series, name, value -> (above ? value > limit : value < limit) ? Double.NaN : value);
    }

    private static List<TimeSeries> byPercentile(Call call, boolean above) {
        double n = aboveZero(call);
        return call.series().stream()
                .map(series -> without(
                                series,
                                name(above ? "removeAbovePercentile" : "removeBelowPercentile", series, n),
                                above,
                                Percentile.of(series.values(), n, false))
                        .tagged("nPercentile", n))
                .toList();
    }

    private static double aboveZero(Call call) {
        double n = call.number("n");
        if (n <= 0) {
            throw new QueryException("a percentile is to be above 0, not %s".formatted(n));
        }
        return n;
    }

    private static List<TimeSeries> percentileLine(Call call) {
        double n = aboveZero(call);
        return call.series().stream()
                .filter(series -> series.aggregate(Aggregation.COUNT) > 0)
                .map(series -> {
                    int length = (int) ((series.end() - series.start()) / series.step());
                    call.budget().hold(length);
                    double[] line = TransformFunctions.repeated(Percentile.of(series.values(), n, false), length);
                    return series.became(name("nPercentile", series, n), line).tagged("nPercentile", n);
                })
                .toList();
    }
}
