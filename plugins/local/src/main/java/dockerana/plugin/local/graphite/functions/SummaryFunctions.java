package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.AGGREGATION;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.ANY;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.BOOLEAN;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.INTERVAL;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.graphite.query.TimeOffset;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What makes longer steps. */
final class SummaryFunctions {
    private static final String GROUP = "Transform";
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;

    private SummaryFunctions() {}

    static List<Function> all() {
        Parameter interval = required("intervalString", INTERVAL);
        return List.of(
                Function.of(
                        "summarize",
                        GROUP,
                        "One value for each interval, which begin at multiples of it or with the query.",
                        SummaryFunctions::summarize,
                        interval,
                        optional("func", AGGREGATION, "sum"),
                        optional("alignToFrom", BOOLEAN, false)),
                Function.of(
                        "smartSummarize",
                        GROUP,
                        "One value for each interval, the first of which begins with the query or the minute, hour or day it lies in.",
                        SummaryFunctions::smartSummarize,
                        interval,
                        optional("func", AGGREGATION, "sum"),
                        optional("alignTo", ANY)),
                Function.of(
                        "hitcount",
                        GROUP,
                        "How many happened in each interval, of a rate per second.",
                        SummaryFunctions::hitcount,
                        interval,
                        optional("alignToInterval", BOOLEAN, false)));
    }

    private static List<TimeSeries> summarize(Call call) {
        String text = call.text("intervalString");
        long interval = TimeOffset.interval(text);
        boolean fromQuery = call.flag("alignToFrom");
        return call.series().stream()
                .map(series -> {
                    long start = fromQuery ? series.start() : series.start() - Math.floorMod(series.start(), interval);
                    long end =
                            fromQuery ? series.end() : series.end() - Math.floorMod(series.end(), interval) + interval;
                    double[] values = buckets(series, call, interval, start, end);
                    String name = "summarize(%s, \"%s\", \"%s\"%s)"
                            .formatted(series.name(), text, call.text("func"), fromQuery ? ", true" : "");
                    return series.became(name, values)
                            .at(start, fromQuery ? start + values.length * interval : end, interval)
                            .tagged("summarize", text)
                            .tagged("summarizeFunction", call.text("func"));
                })
                .toList();
    }

    /** An interval has a value if enough of the steps within it have. */
    private static double[] buckets(TimeSeries series, Call call, long interval, long start, long end) {
        Aggregation aggregation = call.aggregation("func");
        long length = Math.ceilDiv(end - start, interval);
        call.budget().hold(length);
        double[] buckets = new double[Math.toIntExact(length)];
        double[] values = series.values();
        double together = (double) interval / series.step();
        int from = 0;
        for (int i = 0; i < buckets.length; i++) {
            long next = start + (i + 1) * interval;
            int to = Math.clamp(Math.ceilDiv(next - series.start(), series.step()), from, values.length);
            int present = (int) Aggregation.COUNT.of(values, from, to);
            buckets[i] = TimeSeries.isEnough(present, together, series.xFilesFactor())
                    ? aggregation.of(values, from, to)
                    : Double.NaN;
            from = to;
        }
        return buckets;
    }

    private static List<TimeSeries> smartSummarize(Call call) {
        String text = call.text("intervalString");
        long interval = TimeOffset.interval(text);
        List<TimeSeries> all = call.find("alignTo").orElse(false) instanceof String unit
                ? call.again(floor(call.context(), unit(unit)), call.context().until())
                : call.series();
        return all.stream()
                .map(series -> {
                    double[] values = buckets(series, call, interval, series.start(), series.end());
                    String name =
                            "smartSummarize(%s, \"%s\", \"%s\")".formatted(series.name(), text, call.text("func"));
                    return series.became(name, values)
                            .at(series.start(), series.start() + values.length * interval, interval)
                            .tagged("smartSummarize", text)
                            .tagged("smartSummarizeFunction", call.text("func"));
                })
                .toList();
    }

    private static ChronoUnit unit(String name) {
        return switch (name) {
            case "seconds" -> ChronoUnit.SECONDS;
            case "minutes" -> ChronoUnit.MINUTES;
            case "hours" -> ChronoUnit.HOURS;
            case "days" -> ChronoUnit.DAYS;
            case "weeks" -> ChronoUnit.WEEKS;
            case "months" -> ChronoUnit.MONTHS;
            case "years" -> ChronoUnit.YEARS;
            default ->
                throw new QueryException(
                        "smartSummarize(…): 'alignTo' is to be seconds, minutes, hours, days, weeks, months or years, not '%s'"
                                .formatted(name));
        };
    }

    /** When the unit began in which the query begins. */
    private static long floor(Context context, ChronoUnit unit) {
        ZonedDateTime from = Instant.ofEpochSecond(context.from()).atZone(context.zone());
        ZonedDateTime day = from.truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime begin = switch (unit) {
            case WEEKS -> day.minusDays(from.getDayOfWeek().getValue() - 1L);
            case MONTHS -> day.withDayOfMonth(1);
            case YEARS -> day.withDayOfYear(1);
            default -> from.truncatedTo(unit);
        };
        return begin.toEpochSecond();
    }

    private static List<TimeSeries> hitcount(Call call) {
        String text = call.text("intervalString");
        long interval = TimeOffset.interval(text);
        boolean aligned = call.flag("alignToInterval");
        List<TimeSeries> all = aligned ? fromItsBegin(call, interval) : call.series();
        return all.stream()
                .map(series -> {
                    long length = Math.ceilDiv(series.end() - series.start(), interval);
                    call.budget().hold(length);
                    long start = series.end() - length * interval;
                    String name = "hitcount(%s, \"%s\"%s)".formatted(series.name(), text, aligned ? ", true" : "");
                    return series.became(name, Hits.count(series, interval, start, Math.toIntExact(length)))
                            .at(start, series.end(), interval)
                            .tagged("hitcount", text);
                })
                .toList();
    }

    private static List<TimeSeries> fromItsBegin(Call call, long interval) {
        ChronoUnit unit = interval >= DAY
                ? ChronoUnit.DAYS
                : interval >= HOUR ? ChronoUnit.HOURS : interval >= MINUTE ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        return call.again(floor(call.context(), unit), call.context().until()).stream()
                .map(series -> {
                    long whole = (series.end() - series.start()) / interval;
                    return series.at(series.start(), series.start() + (whole + 1) * interval, series.step());
                })
                .toList();
    }
}
