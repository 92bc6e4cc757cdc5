package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.FLOAT;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.INTEGER;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import java.util.List;
import java.util.OptionalDouble;

/** What makes growth of totals, and totals of growth. */
final class RateFunctions {
    private static final String GROUP = "Transform";

    private RateFunctions() {}

    static List<Function> all() {
        Parameter most = optional("maxValue", FLOAT);
        Parameter least = optional("minValue", FLOAT);
        return List.of(
                Function.of("derivative", GROUP, "The value less that of the step before.", RateFunctions::derivative),
                Function.of(
                        "nonNegativeDerivative",
                        GROUP,
                        "How much a counter grew since the step before; none where it began anew.",
                        RateFunctions::growth,
                        most,
                        least),
                Function.of(
                        "perSecond",
                        GROUP,
                        "How much a counter grows per second; none where it began anew.",
                        RateFunctions::perSecond,
                        most,
                        least),
                Function.of("integral", GROUP, "The sum of all values so far.", RateFunctions::integral),
                Function.of(
                        "delay", GROUP, "Later by so many steps.", RateFunctions::delay, required("steps", INTEGER)));
    }

    private static List<TimeSeries> derivative(Call call) {
        return call.series().stream()
                .map(series -> made(series, "derivative", differences(series.values())))
                .toList();
    }

    private static TimeSeries made(TimeSeries series, String function, double[] values) {
        return series.became(function + "(" + series.name() + ")", values).tagged(function, 1L);
    }

    private static double[] differences(double[] values) {
        double[] differences = new double[values.length];
        double before = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            differences[i] = values[i] - before;
            before = values[i];
        }
        return differences;
    }

    private static List<TimeSeries> growth(Call call) {
        return call.series().stream()
                .map(series -> made(series, "nonNegativeDerivative", growth(series.values(), call)))
                .toList();
    }

    private static List<TimeSeries> perSecond(Call call) {
        return call.series().stream()
                .map(series -> {
                    double[] values = growth(series.values(), call);
                    for (int i = 0; i < values.length; i++) {
                        values[i] = PythonText.round(values[i] / series.step(), 6);
                    }
                    return made(series, "perSecond", values);
                })
                .toList();
    }

    /** A counter that falls has wrapped, if it is known where it does; otherwise it began anew. */
    private static double[] growth(double[] values, Call call) {
        OptionalDouble most = call.findNumber("maxValue");
        OptionalDouble least = call.findNumber("minValue");
        double[] growth = new double[values.length];
        double before = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (value > most.orElse(Double.POSITIVE_INFINITY) || value < least.orElse(Double.NEGATIVE_INFINITY)) {
                value = Double.NaN;
            }
            growth[i] = growth(value, before, most, least);
            before = value;
        }
        return growth;
    }

    private static double growth(double value, double before, OptionalDouble most, OptionalDouble least) {
        if (Double.isNaN(value) || Double.isNaN(before)) {
            return Double.NaN;
        }
        if (value >= before) {
            return value - before;
        }
        if (most.isPresent()) {
            return most.getAsDouble() + 1 + value - before - least.orElse(0);
        }
        return least.isPresent() ? value - least.getAsDouble() : Double.NaN;
    }

    private static List<TimeSeries> integral(Call call) {
        return call.series().stream()
                .map(series -> made(series, "integral", sums(series.values())))
                .toList();
    }

    private static double[] sums(double[] values) {
        double[] sums = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Double.isNaN(values[i]) ? 0 : values[i];
            sums[i] = Double.isNaN(values[i]) ? Double.NaN : sum;
        }
        return sums;
    }

    private static List<TimeSeries> delay(Call call) {
        int steps = call.integer("steps");
        return call.series().stream()
                .map(series -> {
                    double[] values = TransformFunctions.repeated(Double.NaN, series.values().length);
                    int kept = Math.max(0, values.length - Math.abs(steps));
                    System.arraycopy(
                            series.values(),
                            Math.min(values.length, Math.max(0, -steps)),
                            values,
                            Math.min(values.length, Math.max(0, steps)),
                            kept);
                    return series.became("delay(%s,%d)".formatted(series.name(), steps), values)
                            .tagged("delay", (long) steps);
                })
                .toList();
    }
}
