package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.AGGREGATION;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.BOOLEAN;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.INTEGER;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What sorts series, and keeps the first ones. Series without a value come after all others with high values first. */
final class SortFunctions {
    private static final String SORTING = "Sorting";
    private static final String FILTER = "Filter Series";
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private SortFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "sortBy",
                        SORTING,
                        "Sorted by one value of each, such as its maximum.",
                        call -> sorted(call.series(), call.aggregation("func"), call.flag("reverse")),
                        optional("func", AGGREGATION, "average"),
                        optional("reverse", BOOLEAN, false)),
                Function.of(
                        "sortByMaxima",
                        SORTING,
                        "The one with the greatest value first.",
                        call -> sorted(call.series(), Aggregation.MAX, true)),
                Function.of(
                        "sortByMinima",
                        SORTING,
                        "The one with the least value first; without those that never exceed 0.",
                        SortFunctions::byMinima),
                Function.of(
                        "sortByTotal",
                        SORTING,
                        "The one with the greatest sum first.",
                        call -> sorted(call.series(), Aggregation.SUM, true)),
                Function.of(
                        "sortByName",
                        SORTING,
                        "Sorted by name; natural: 2 before 10.",
                        SortFunctions::byName,
                        optional("natural", BOOLEAN, false),
                        optional("reverse", BOOLEAN, false)),
                first("highestAverage", "The so many with the highest average.", Aggregation.AVERAGE, true),
                first("highestCurrent", "The so many with the highest last value.", Aggregation.LAST, true),
                first("highestMax", "The so many with the highest maximum.", Aggregation.MAX, true),
                first("lowestAverage", "The so many with the lowest average.", Aggregation.AVERAGE, false),
                first("lowestCurrent", "The so many with the lowest last value.", Aggregation.LAST, false),
                Function.of(
                        "highest",
                        FILTER,
                        "The so many that are highest by one value of each.",
                        call -> first(call, call.aggregation("func"), true),
                        required("n", INTEGER),
                        optional("func", AGGREGATION, "average")),
                Function.of(
                        "lowest",
                        FILTER,
                        "The so many that are lowest by one value of each.",
                        call -> first(call, call.aggregation("func"), false),
                        required("n", INTEGER),
                        optional("func", AGGREGATION, "average")));
    }

    private static Function first(String name, String description, Aggregation aggregation, boolean highest) {
        return Function.of(
                name, FILTER, description, call -> first(call, aggregation, highest), required("n", INTEGER));
    }

    private static List<TimeSeries> first(Call call, Aggregation aggregation, boolean highest) {
        return Nodes.slice(sorted(call.series(), aggregation, highest), 0, call.integer("n"));
    }

    private record Ranked(TimeSeries series, double value) {}

    private static List<TimeSeries> sorted(List<TimeSeries> all, Aggregation aggregation, boolean reverse) {
        Comparator<Ranked> rising = Comparator.comparingDouble(Ranked::value);
        return all.stream()
                .map(series -> new Ranked(series, series.aggregate(aggregation)))
                .map(ranked ->
                        Double.isNaN(ranked.value) ? new Ranked(ranked.series, Double.NEGATIVE_INFINITY) : ranked)
                .sorted(reverse ? rising.reversed() : rising)
                .map(Ranked::series)
                .toList();
    }

    private static List<TimeSeries> byMinima(Call call) {
        List<TimeSeries> above = call.series().stream()
                .filter(series -> series.aggregate(Aggregation.MAX) > 0)
                .toList();
        return sorted(above, Aggregation.MIN, false);
    }

    private static List<TimeSeries> byName(Call call) {
        boolean natural = call.flag("natural");
        Comparator<TimeSeries> rising = Comparator.comparing(series -> natural ? padded(series.name()) : series.name());
        return call.series().stream()
                .sorted(call.flag("reverse") ? rising.reversed() : rising)
                .toList();
    }

    /** With all numbers equally long, so that they sort by their size. */
    private static String padded(String name) {
        return DIGITS.matcher(name)
                .replaceAll(number -> "0".repeat(Math.max(0, 10 - number.group().length())) + number.group());
    }
}
