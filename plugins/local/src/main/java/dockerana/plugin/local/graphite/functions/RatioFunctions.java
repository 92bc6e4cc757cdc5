package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.ANY;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.NODE_OR_TAG;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.SERIES_LIST;
import static dockerana.plugin.local.graphite.functions.Parameter.anyNumberOf;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import dockerana.plugin.local.graphite.query.QueryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What divides series by series. */
final class RatioFunctions {
    private static final String GROUP = "Combine";

    private RatioFunctions() {}

    static List<Function> all() {
        Function percent = Function.of(
                "asPercent",
                GROUP,
                "Series in percent of their sum, of a number, of another series, or of as many others; with nodes, within each group.",
                call -> new Percent(call).series(),
                optional("total", ANY),
                anyNumberOf("nodes", NODE_OR_TAG));
        return List.of(
                percent,
                percent.as("pct"),
                new Function(
                        "divideSeries",
                        GROUP,
                        "Divides each series by one other.",
                        List.of(required("dividendSeriesList", SERIES_LIST), required("divisorSeries", SERIES_LIST)),
                        RatioFunctions::divide),
                new Function(
                        "divideSeriesLists",
                        GROUP,
                        "Divides each series by that at the same place of another list.",
                        List.of(
                                required("dividendSeriesList", SERIES_LIST),
                                required("divisorSeriesList", SERIES_LIST)),
                        RatioFunctions::divideLists));
    }

    private static List<TimeSeries> divide(Call call) {
        List<TimeSeries> dividends = call.series();
        List<TimeSeries> divisors = call.series("divisorSeries");
        if (divisors.size() > 1) {
            throw new QueryException(
                    "divideSeries(…) divides by exactly 1 series, not %d; sumSeries(…) makes one of them"
                            .formatted(divisors.size()));
        }
        List<TimeSeries> results = new ArrayList<>();
        for (TimeSeries dividend : dividends) {
            results.add(
                    divisors.isEmpty() ? missing(dividend) : quotient(dividend, divisors.getFirst(), call.context()));
        }
        return results;
    }

    private static TimeSeries missing(TimeSeries dividend) {
        double[] none = new double[dividend.values().length];
        Arrays.fill(none, Double.NaN);
        return dividend.became("divideSeries(" + dividend.name() + ",MISSING)", none);
    }

    private static List<TimeSeries> divideLists(Call call) {
        List<TimeSeries> dividends = call.series();
        List<TimeSeries> divisors = call.series("divisorSeriesList");
        if (dividends.size() != divisors.size()) {
            throw new QueryException("divideSeriesLists(…) takes two lists of one length, not %d and %d series"
                    .formatted(dividends.size(), divisors.size()));
        }
        return IntStream.range(0, dividends.size())
                .mapToObj(i -> quotient(dividends.get(i), divisors.get(i), call.context()))
                .toList();
    }

    private static TimeSeries quotient(TimeSeries dividend, TimeSeries divisor, Context context) {
        Aligned aligned = Aligned.of(List.of(dividend, divisor), context.budget());
        double[] values = aligned.each(row -> ratio(row[0], row[1]));
        String name = "divideSeries(" + dividend.name() + "," + divisor.name() + ")";
        return CombineFunctions.fresh(name, aligned, values, context);
    }

    /** NaN where one is missing or the second is 0. */
    static double ratio(double dividend, double divisor) {
        return divisor == 0 ? Double.NaN : dividend / divisor;
    }
}
