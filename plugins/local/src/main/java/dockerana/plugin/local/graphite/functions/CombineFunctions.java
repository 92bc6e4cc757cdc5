package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.AGGREGATION;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.BOOLEAN;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.FLOAT;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.SERIES_LIST;
import static dockerana.plugin.local.graphite.functions.Parameter.anyNumberOf;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;
import static dockerana.plugin.local.graphite.functions.Parameter.several;

import dockerana.plugin.local.graphite.query.QueryException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What makes one series of several. */
final class CombineFunctions {
    private static final String GROUP = "Combine";

    private CombineFunctions() {}

    static List<Function> all() {
        Function sum = combine("sumSeries", "sum", "Adds series up.");
        Function average = combine("averageSeries", "average", "The average of series at each time.");
        return List.of(
                sum,
                sum.as("sum"),
                average,
                average.as("avg"),
                combine("maxSeries", "max", "The greatest of series at each time."),
                combine("minSeries", "min", "The least of series at each time."),
                combine("diffSeries", "diff", "The first series less all others."),
                combine("rangeOfSeries", "rangeOf", "The greatest of series less the least, at each time."),
                combine("stddevSeries", "stddev", "The standard deviation of series at each time."),
                new Function(
                        "multiplySeries",
                        GROUP,
                        "Multiplies series.",
                        List.of(several("seriesLists", SERIES_LIST)),
                        CombineFunctions::multiply),
                new Function(
                        "countSeries",
                        GROUP,
                        "How many series there are.",
                        List.of(anyNumberOf("seriesLists", SERIES_LIST)),
                        CombineFunctions::count),
                new Function(
                        "group",
                        GROUP,
                        "Puts lists of series one behind the other.",
                        List.of(anyNumberOf("seriesLists", SERIES_LIST)),
                        Call::series),
                Function.of(
                        "aggregate",
                        GROUP,
                        "Combines series in the way that is named.",
                        CombineFunctions::aggregate,
                        required("func", AGGREGATION),
                        optional("xFilesFactor", FLOAT)),
                Function.of(
                        "percentileOfSeries",
                        GROUP,
                        "A percentile of series at each time.",
                        CombineFunctions::percentile,
                        required("n", FLOAT),
                        optional("interpolate", BOOLEAN, false)));
    }

    private static Function combine(String name, String aggregation, String description) {
        return new Function(
                name,
                GROUP,
                description,
                List.of(several("seriesLists", SERIES_LIST)),
                call -> aggregate(call.series(), aggregation, OptionalDouble.empty(), call.context()));
    }

    private static List<TimeSeries> aggregate(Call call) {
        return aggregate(call.series(), call.text("func"), call.findNumber("xFilesFactor"), call.context());
    }

    /** One series of all, or none of none. It keeps the tags that all have. */
    static List<TimeSeries> aggregate(List<TimeSeries> all, String name, OptionalDouble xFilesFactor, Context context) {
        if (all.isEmpty()) {
            return List.of();
        }
        String plain = name.endsWith("Series") ? name.substring(0, name.length() - "Series".length()) : name;
        Aggregation aggregation = Aggregation.named(plain);
        double factor = xFilesFactor.orElse(context.xFilesFactor());
        Aligned aligned = Aligned.of(all, context.budget());
        double[] values = aligned.each(row -> {
            int present = (int) Aggregation.COUNT.of(row);
            return TimeSeries.isEnough(present, row.length, factor) ? aggregation.of(row) : Double.NaN;
        });
        String result = plain + "Series(" + expressions(all) + ")";
        Map<String, String> tags = commonTags(all);
        tags.putIfAbsent("name", result);
        tags.put("aggregatedBy", plain);
        return List.of(TimeSeries.fresh(result, aligned.start(), aligned.end(), aligned.step(), values, factor)
                .withTags(tags));
    }

    private static Map<String, String> commonTags(List<TimeSeries> all) {
        Map<String, String> tags = new LinkedHashMap<>(all.getFirst().tags());
        for (TimeSeries series : all) {
            tags.entrySet().retainAll(series.tags().entrySet());
        }
        return tags;
    }

    /** What they are called in the name of what is made of them. */
    static String expressions(List<TimeSeries> all) {
        return String.join(
                ",", all.stream().map(TimeSeries::expression).distinct().toList());
    }

    private static List<TimeSeries> multiply(Call call) {
        List<TimeSeries> all = call.series();
        return call.lists() == 1 && all.size() == 1
                ? all
                : aggregate(all, "multiply", OptionalDouble.empty(), call.context());
    }

    private static List<TimeSeries> count(Call call) {
        List<TimeSeries> all = call.series();
        if (call.lists() == 0) {
            return List.of(ConstantFunctions.line(0, call.context())
                    .named("0")
                    .withTags(Map.of("name", "0"))
                    .expressed("countSeries()"));
        }
        if (all.isEmpty()) {
            return List.of();
        }
        Aligned aligned = Aligned.of(all, call.budget());
        double[] values = new double[aligned.rows()];
        Arrays.fill(values, all.size());
        return List.of(fresh("countSeries(" + expressions(all) + ")", aligned, values, call.context()));
    }

    private static List<TimeSeries> percentile(Call call) {
        double n = call.number("n");
        if (n <= 0) {
            throw new QueryException("percentileOfSeries(…): 'n' is to be above 0, not %s".formatted(n));
        }
        List<TimeSeries> all = call.series();
        if (all.isEmpty()) {
            return all;
        }
        String name = "percentileOfSeries(%s,%s)".formatted(all.getFirst().expression(), PythonText.general(n));
        Aligned aligned = Aligned.of(all, call.budget());
        boolean interpolate = call.flag("interpolate");
        double[] values = aligned.each(row -> Percentile.of(row, n, interpolate));
        return List.of(fresh(name, aligned, values, call.context()));
    }

    static TimeSeries fresh(String name, Aligned aligned, double[] values, Context context) {
        return TimeSeries.fresh(name, aligned.start(), aligned.end(), aligned.step(), values, context.xFilesFactor());
    }
}
