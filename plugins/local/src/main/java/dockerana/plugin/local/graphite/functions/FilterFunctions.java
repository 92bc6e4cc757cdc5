package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.AGGREGATION;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.FLOAT;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.INTEGER;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.SERIES_LIST;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.STRING;
import static dockerana.plugin.local.graphite.functions.Parameter.anyNumberOf;
import static dockerana.plugin.local.graphite.functions.Parameter.oneOf;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import com.google.re2j.Pattern;
import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.graphite.query.SafeRegex;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What leaves series out. */
final class FilterFunctions {
    private static final String GROUP = "Filter Series";

    private FilterFunctions() {}

    static List<Function> all() {
        return List.of(
                compare("averageAbove", "average", ">", "The series whose average is above a number."),
                compare("averageBelow", "average", "<=", "The series whose average is at most a number."),
                compare("currentAbove", "last", ">", "The series whose last value is above a number."),
                compare("currentBelow", "last", "<=", "The series whose last value is at most a number."),
                compare("maximumAbove", "max", ">", "The series whose greatest value is above a number."),
                compare("maximumBelow", "max", "<=", "The series whose greatest value is at most a number."),
                compare("minimumAbove", "min", ">", "The series whose least value is above a number."),
                compare("minimumBelow", "min", "<=", "The series whose least value is at most a number."),
                Function.of(
                        "filterSeries",
                        GROUP,
                        "The series one value of which, such as their maximum, compares so with a number.",
                        call -> compare(call, call.text("func"), call.text("operator"), call.number("threshold")),
                        required("func", AGGREGATION),
                        oneOf("operator", List.of("=", "!=", "<", "<=", ">", ">=")),
                        required("threshold", FLOAT)),
                Function.of(
                        "grep",
                        GROUP,
                        "The series in whose names a regular expression finds something.",
                        call -> keep(call, found(call)),
                        required("pattern", STRING)),
                Function.of(
                        "exclude",
                        GROUP,
                        "The series in whose names a regular expression finds nothing.",
                        call -> keep(call, found(call).negate()),
                        required("pattern", STRING)),
                Function.of(
                        "limit",
                        GROUP,
                        "The first so many series.",
                        call -> Nodes.slice(call.series(), 0, call.integer("n")),
                        required("n", INTEGER)),
                Function.of(
                        "removeEmptySeries",
                        GROUP,
                        "The series that have values, or such a share of them.",
                        FilterFunctions::removeEmpty,
                        optional("xFilesFactor", FLOAT)),
                new Function(
                        "unique",
                        GROUP,
                        "The first series of each name.",
                        List.of(anyNumberOf("seriesLists", SERIES_LIST)),
                        FilterFunctions::unique),
                Function.of(
                        "fallbackSeries",
                        "Special",
                        "Other series if there are none.",
                        call -> call.series().isEmpty() ? call.series("fallback") : call.series(),
                        required("fallback", SERIES_LIST)));
    }

    private static Function compare(String name, String aggregation, String operator, String description) {
        return Function.of(
                name,
                GROUP,
                description,
                call -> compare(call, aggregation, operator, call.number("n")),
                required("n", FLOAT));
    }

    private static List<TimeSeries> compare(Call call, String aggregation, String operator, double threshold) {
        Aggregation of = Aggregation.named(aggregation);
        return keep(call, series -> holds(series.aggregate(of), operator, threshold));
    }

    private static boolean holds(double value, String operator, double threshold) {
        return switch (operator) {
            case "=" -> value == threshold;
            case "!=" -> value != threshold;
            case "<" -> value < threshold;
            case "<=" -> value <= threshold;
            case ">" -> value > threshold;
            case ">=" -> value >= threshold;
            default -> throw new QueryException("'%s' compares nothing".formatted(operator));
        };
    }

    private static List<TimeSeries> keep(Call call, Predicate<TimeSeries> kept) {
        return call.series().stream().filter(kept).toList();
    }

    private static Predicate<TimeSeries> found(Call call) {
        Pattern pattern = SafeRegex.compile(call.text("pattern"));
        return series -> pattern.matcher(series.name()).find();
    }

    private static List<TimeSeries> removeEmpty(Call call) {
        double factor = call.findNumber("xFilesFactor").orElse(0);
        return keep(
                call,
                series ->
                        TimeSeries.isEnough((int) series.aggregate(Aggregation.COUNT), series.values().length, factor));
    }

    private static List<TimeSeries> unique(Call call) {
        Set<String> seen = new HashSet<>();
        return keep(call, series -> seen.add(series.name()));
    }
}
