package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.FLOAT;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.INTEGER_OR_INFINITY;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.SERIES_LIST;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;

import java.util.Arrays;
import java.util.List;

/** What fills gaps, or looks where they are. */
final class NullFunctions {
    private static final String GROUP = "Transform";

    private NullFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "keepLastValue",
                        GROUP,
                        "Fills gaps of at most so many steps with the value before them.",
                        NullFunctions::keepLast,
                        optional("limit", INTEGER_OR_INFINITY, Double.POSITIVE_INFINITY)),
                Function.of(
                        "interpolate",
                        GROUP,
                        "Fills gaps of at most so many steps with a straight line.",
                        NullFunctions::interpolate,
                        optional("limit", INTEGER_OR_INFINITY, Double.POSITIVE_INFINITY)),
                Function.of(
                        "transformNull",
                        GROUP,
                        "Fills gaps with a number, where given only while other series have values.",
                        NullFunctions::transformNull,
                        optional("default", FLOAT, 0L),
                        optional("referenceSeries", SERIES_LIST)),
                Function.of("isNonNull", GROUP, "1 where there is a value, 0 where not.", NullFunctions::isNonNull),
                Function.of(
                        "changed",
                        "Special",
                        "1 where the value is another than before, else 0.",
                        NullFunctions::changed));
    }

    private static List<TimeSeries> keepLast(Call call) {
        double limit = call.count("limit");
        return call.series().stream()
                .map(series -> series.became(
                        "keepLastValue(" + series.name() + ")",
                        keepLast(series.values().clone(), limit)))
                .toList();
    }

    private static double[] keepLast(double[] values, double limit) {
        int gap = 0;
        double last = Double.NaN;
        for (int i = 0; i <= values.length; i++) {
            if (i < values.length && Double.isNaN(values[i])) {
                gap++;
                continue;
            }
            if (gap > 0 && gap <= limit) {
                Arrays.fill(values, i - gap, i, last);
            }
            gap = 0;
            last = i < values.length ? values[i] : last;
        }
        return values;
    }

    private static List<TimeSeries> interpolate(Call call) {
        double limit = call.count("limit");
        return call.series().stream()
                .map(series -> series.became(
                        "interpolate(" + series.name() + ")",
                        interpolate(series.values().clone(), limit)))
                .toList();
    }

    private static double[] interpolate(double[] values, double limit) {
        int last = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            int gap = i - last - 1;
            if (last >= 0 && gap > 0 && gap <= limit) {
                for (int j = last + 1; j < i; j++) {
                    values[j] = values[last] + (j - last) * (values[i] - values[last]) / (gap + 1);
                }
            }
            last = i;
        }
        return values;
    }

    private static List<TimeSeries> transformNull(Call call) {
        double filling = call.count("default");
        List<TimeSeries> references = call.series("referenceSeries");
        double[] other = references.isEmpty() ? new double[0] : present(references, call.budget());
        return call.series().stream()
                .map(series -> transformNull(series, call, filling, references.isEmpty(), other))
                .toList();
    }

    private static double[] present(List<TimeSeries> references, Budget budget) {
        return Aligned.of(references, budget).each(Aggregation.COUNT::of);
    }

    private static TimeSeries transformNull(
            TimeSeries series, Call call, double filling, boolean everywhere, double[] references) {
        double[] values = series.values().clone();
        for (int i = 0; i < values.length; i++) {
            boolean filled = everywhere || (i < references.length && references[i] > 0);
            if (Double.isNaN(values[i]) && filled) {
                values[i] = filling;
            }
        }
        String name = "transformNull(%s,%s%s)"
                .formatted(series.name(), PythonText.general(filling), everywhere ? "" : ",referenceSeries");
        TimeSeries result = series.became(name, values)
                .tagged("transformNull", call.find("default").orElseThrow());
        return everywhere ? result : result.tagged("referenceSeries", 1L);
    }

    private static List<TimeSeries> isNonNull(Call call) {
        return call.series().stream()
                .map(series -> series.became(
                                "isNonNull(" + series.name() + ")",
                                Arrays.stream(series.values())
                                        .map(value -> Double.isNaN(value) ? 0 : 1)
                                        .toArray())
                        .tagged("isNonNull", 1L))
                .toList();
    }

    private static List<TimeSeries> changed(Call call) {
        return call.series().stream()
                .map(series -> series.became("changed(" + series.name() + ")", changes(series.values())))
                .toList();
    }

    private static double[] changes(double[] values) {
        double[] changes = new double[values.length];
        double before = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                changes[i] = Double.isNaN(before) || before == values[i] ? 0 : 1;
                before = values[i];
            }
        }
        return changes;
    }
}
