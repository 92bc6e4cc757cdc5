package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.AGGREGATION;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.FLOAT;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.INTEGER_OR_INTERVAL;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import dockerana.plugin.local.graphite.query.TimeOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What looks back, at each step, on the steps before it. */
final class WindowFunctions {
    private static final String GROUP = "Calculate";

    private WindowFunctions() {}

    static List<Function> all() {
        return List.of(
                moving("movingAverage", "average", "The average of the steps, or the time, before."),
                moving("movingMedian", "median", "The median of the steps, or the time, before."),
                moving("movingSum", "sum", "The sum of the steps, or the time, before."),
                moving("movingMin", "min", "The least of the steps, or the time, before."),
                moving("movingMax", "max", "The greatest of the steps, or the time, before."),
                Function.of(
                        "movingWindow",
                        GROUP,
                        "One value out of the steps, or the time, before, in the way that is named.",
                        call -> moving(call, call.text("func")),
                        required("windowSize", INTEGER_OR_INTERVAL),
                        optional("func", AGGREGATION, "average"),
                        optional("xFilesFactor", FLOAT)));
    }

    private static Function moving(String name, String aggregation, String description) {
        return Function.of(
                name,
                GROUP,
                description,
                call -> moving(call, aggregation),
                required("windowSize", INTEGER_OR_INTERVAL),
                optional("xFilesFactor", FLOAT));
    }

    /** Also the first step has steps before it: more is read than is asked for. */
    private static List<TimeSeries> moving(Call call, String name) {
        List<TimeSeries> asked = call.series();
        if (asked.isEmpty()) {
            return asked;
        }
        Object size = call.find("windowSize").orElseThrow();
        long before = size instanceof String time
                ? TimeOffset.interval(time)
                : asked.stream().mapToLong(TimeSeries::step).max().orElseThrow() * Math.max(0, (Long) size);
        String function = "moving" + name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1).toLowerCase(Locale.ROOT);
        String argument = size instanceof String ? "\"" + size + "\"" : size.toString();
        return call.again(call.context().from() - before, call.context().until()).stream()
                .map(series -> {
                    int points = (int) Math.min(
                            series.values().length,
                            size instanceof Long count ? Math.max(0, count) : before / series.step());
                    double[] values = windows(series, points, Aggregation.named(name), call);
                    return series.became("%s(%s,%s)".formatted(function, series.name(), argument), values)
                            .at(series.start() + before, series.end(), series.step())
                            .tagged(function, size);
                })
                .toList();
    }

    private static double[] windows(TimeSeries series, int points, Aggregation aggregation, Call call) {
        OptionalDouble given = call.findNumber("xFilesFactor");
        double factor = given.orElse(series.xFilesFactor());
        double[] values = series.values();
        double[] results = new double[values.length - points];
        call.budget().work((long) points * results.length);
        for (int i = 0; i < results.length; i++) {
            double[] window = Aggregation.present(values, i, i + points);
            results[i] = TimeSeries.isEnough(window.length, points, factor) ? aggregation.of(window) : Double.NaN;
        }
        return results;
    }
}
