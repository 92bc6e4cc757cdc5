package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.PathPattern;
import dockerana.plugin.local.graphite.query.TagExpression;
import dockerana.plugin.local.history.History;
import dockerana.plugin.local.history.Known;
import dockerana.plugin.local.history.Points;
import dockerana.plugin.local.history.Rollup;
import dockerana.plugin.local.history.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What targets are made of, read from what is remembered, for one query. */
public final class Data {
    private final History history;
    private final long now;
    private final long oldest;
    private final Budget budget;
    private final Map<Span, List<Known>> known = new HashMap<>();

    /**
     * For one query.
     *
     * @param now there is nothing after it, in seconds since 1970
     * @param oldest there is nothing before it
     */
    public Data(History history, long now, long oldest, Budget budget) {
        this.history = history;
        this.now = now;
        this.oldest = oldest;
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    /** The series that a pattern means, those that have values in that time, sorted by name. */
    List<TimeSeries> byPath(String expression, Context context) {
        var pattern = new PathPattern(expression);
        List<TimeSeries> found = new ArrayList<>();
        for (Known each : known(context)) {
            if (pattern.matches(each.path())) {
                read(each.path(), each.path(), context).ifPresent(series -> found.add(series.expressed(expression)));
            }
        }
        return found;
    }

    /**
     * The series with such tags, sorted by their names, which are their tags.
     *
     * @param raw the call that asks for them
     */
    List<TimeSeries> byTags(List<TagExpression> expressions, String raw, Context context) {
        Map<String, TimeSeries> found = new TreeMap<>();
        for (Known each : known(context)) {
            Map<String, String> tags = Tags.of(each);
            String name = Tags.name(each);
            if (expressions.stream().allMatch(expression -> expression.matches(tags)) && !found.containsKey(name)) {
                read(each.path(), name, context)
                        .ifPresent(
                                series -> found.put(name, series.expressed(raw).withTags(tags)));
            }
        }
        return List.copyOf(found.values());
    }

    private List<Known> known(Context context) {
        Optional<Span> span = span(context);
        if (span.isEmpty()) {
            return List.of();
        }
        List<Known> all = known.computeIfAbsent(span.get(), history::series);
        budget.work(all.size());
        return all;
    }

    /** In Graphite the time begins after its first second and ends with its last. */
    private Optional<Span> span(Context context) {
        long from = Math.max(context.from(), oldest);
        long until = Math.min(context.until(), now);
        return from < until ? Optional.of(new Span(from + 1, until + 1)) : Optional.empty();
    }

    private Optional<TimeSeries> read(String path, String name, Context context) {
        return span(context)
                .flatMap(span -> read(path, span, context.rollup())
                        .map(points -> TimeSeries.fresh(
                                name,
                                points.start(),
                                points.start() + (long) points.step() * points.values().length,
                                points.step(),
                                points.values(),
                                context.xFilesFactor())));
    }

    private Optional<Points> read(String path, Span span, Rollup rollup) {
        Optional<Points> read = history.read(path, span, rollup);
        read.ifPresent(points -> budget.readSeries(span.seconds() / points.step() + 1));
        return read.map(points -> fill(points, span));
    }

    /** Every step of the time, also those before the first and after the last that are remembered. */
    private static Points fill(Points points, Span span) {
        int step = points.step();
        long start = Math.ceilDiv(span.from(), step) * step;
        long end = Math.max(Math.ceilDiv(span.until(), step) * step, start + step);
        int length = Math.toIntExact((end - start) / step);
        if (points.start() == start && points.values().length == length) {
            return points;
        }
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        int shift = Math.toIntExact((points.start() - start) / step);
        for (int i = Math.max(0, -shift); i < points.values().length && i + shift < length; i++) {
            values[i + shift] = points.values()[i];
        }
        return new Points(start, step, values);
    }
}
