package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.FLOAT;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.INTEGER;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** What makes another value of each value, by itself. */
final class TransformFunctions {
    private static final String GROUP = "Transform";

    private TransformFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "scale",
                        GROUP,
                        "Multiplies by a number.",
                        TransformFunctions::scale,
                        required("factor", FLOAT)),
                Function.of(
                        "scaleToSeconds",
                        GROUP,
                        "Makes of a value per step one per so many seconds.",
                        TransformFunctions::scaleToSeconds,
                        required("seconds", FLOAT)),
                Function.of("offset", GROUP, "Adds a number.", TransformFunctions::offset, required("factor", FLOAT)),
                Function.of("add", GROUP, "Adds a number.", TransformFunctions::add, required("constant", FLOAT)),
                Function.of(
                        "offsetToZero",
                        GROUP,
                        "Takes away the least, so that it is 0.",
                        TransformFunctions::offsetToZero),
                Function.of("absolute", GROUP, "Without its sign.", call -> each(call, "absolute", 1L, Math::abs)),
                Function.of(
                        "invert",
                        GROUP,
                        "1 divided by it.",
                        call -> each(call, "invert", 1L, value -> value == 0 ? Double.NaN : 1 / value)),
                Function.of(
                        "squareRoot",
                        GROUP,
                        "The square root of it.",
                        call -> each(call, "squareRoot", 1L, Math::sqrt)),
                Function.of(
                        "pow",
                        GROUP,
                        "It to the power of a number.",
                        TransformFunctions::power,
                        required("factor", FLOAT)),
                Function.of(
                        "log",
                        GROUP,
                        "The logarithm of it; none of what is not above 0.",
                        TransformFunctions::logarithm,
                        optional("base", INTEGER, 10L)),
                Function.of(
                        "round",
                        GROUP,
                        "Rounded to so many digits behind the point.",
                        TransformFunctions::round,
                        optional("precision", INTEGER)),
                Function.of("minMax", GROUP, "Between 0, the least, and 1, the greatest.", TransformFunctions::minMax));
    }

    private static List<TimeSeries> each(Call call, String name, Object tag, DoubleUnaryOperator operator) {
        return call.series().stream()
                .map(series ->
                        map(series, name + "(" + series.name() + ")", operator).tagged(name, tag))
                .toList();
    }

    private static List<TimeSeries> with(Call call, String function, double number, DoubleUnaryOperator operator) {
        return call.series().stream()
                .map(series -> map(
                                series,
                                "%s(%s,%s)".formatted(function, series.name(), PythonText.general(number)),
                                operator)
                        .tagged(function, number))
                .toList();
    }

    static TimeSeries map(TimeSeries series, String name, DoubleUnaryOperator operator) {
        double[] values = series.values();
        double[] mapped = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            mapped[i] = Double.isNaN(values[i]) ? Double.NaN : operator.applyAsDouble(values[i]);
        }
        return series.became(name, mapped);
    }

    private static List<TimeSeries> scale(Call call) {
        double factor = call.number("factor");
        return with(call, "scale", factor, value -> value * factor);
    }

    private static List<TimeSeries> scaleToSeconds(Call call) {
        double seconds = call.number("seconds");
        return call.series().stream()
                .map(series -> {
                    double factor = seconds / series.step();
                    String name = "scaleToSeconds(%s,%d)".formatted(series.name(), (long) seconds);
                    return map(series, name, value -> PythonText.round(value * factor, 6))
                            .tagged("scaleToSeconds", seconds);
                })
                .toList();
    }

    private static List<TimeSeries> offset(Call call) {
        double number = call.number("factor");
        return with(call, "offset", number, value -> value + number);
    }

    private static List<TimeSeries> add(Call call) {
        double number = call.number("constant");
        return call.series().stream()
                .map(series -> map(
                                series, "add(%s,%d)".formatted(series.name(), (long) number), value -> value + number)
                        .tagged("add", number))
                .toList();
    }

    private static List<TimeSeries> offsetToZero(Call call) {
        return call.series().stream()
                .map(series -> {
                    double least = series.aggregate(Aggregation.MIN);
                    return map(series, "offsetToZero(" + series.name() + ")", value -> value - least)
                            .tagged("offsetToZero", Double.isNaN(least) ? "None" : least);
                })
                .toList();
    }

    private static List<TimeSeries> power(Call call) {
        double exponent = call.number("factor");
        return with(call, "pow", exponent, value -> finite(Math.pow(value, exponent)));
    }

    private static double finite(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static List<TimeSeries> logarithm(Call call) {
        int base = call.integer("base");
        return call.series().stream()
                .map(series -> map(
                                series, "log(%s, %d)".formatted(series.name(), base), value -> logarithm(value, base))
                        .tagged("log", (long) base))
                .toList();
    }

    private static double logarithm(double value, int base) {
        return value <= 0 ? Double.NaN : finite(Math.log(value) / Math.log(base));
    }

    private static List<TimeSeries> round(Call call) {
        int digits = call.find("precision").isPresent() ? Math.clamp(call.integer("precision"), -30, 30) : 0;
        String suffix = call.find("precision").isPresent() ? "," + digits : "";
        return call.series().stream()
                .map(series -> map(
                                series,
                                "round(" + series.name() + suffix + ")",
                                value -> PythonText.round(value, digits))
                        .tagged("round", (long) digits))
                .toList();
    }

    private static List<TimeSeries> minMax(Call call) {
        return call.series().stream()
                .map(series -> {
                    double least = series.aggregate(Aggregation.MIN);
                    double greatest = series.aggregate(Aggregation.MAX);
                    return map(
                            series,
                            "minMax(" + series.name() + ")",
                            value -> greatest == least ? 0 : (value - least) / (greatest - least));
                })
                .toList();
    }

    /** So many times the same. */
    static double[] repeated(double value, int times) {
        double[] values = new double[times];
        Arrays.fill(values, value);
        return values;
    }
}
