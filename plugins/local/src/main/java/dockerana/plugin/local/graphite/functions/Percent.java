package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.QueryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One call of {@code asPercent}. */
final class Percent {
    private static final String MISSING = "MISSING";

    private final Context context;
    private final List<TimeSeries> parts;
    private final Optional<Object> total;
    private final List<Object> nodes;

    Percent(Call call) {
        context = call.context();
        parts = call.series();
        total = call.find("total");
        nodes = call.all("nodes");
    }

    List<TimeSeries> series() {
        if (parts.isEmpty()) {
            return parts;
        }
        if (!nodes.isEmpty()) {
            return withinGroups();
        }
        if (total.isEmpty()) {
            TimeSeries sum = sum(parts);
            return ofOne(sum);
        }
        return switch (total.get()) {
            case SeriesList(var totals) when totals.size() == parts.size() -> pairwise(totals);
            case SeriesList(var totals) when totals.size() == 1 -> ofOne(totals.getFirst());
            case Number number -> ofNumber(number);
            case SeriesList(var totals) ->
                throw new QueryException(
                        "asPercent(…): its total is to be 1 series or as many as it is given (%d), not %d"
                                .formatted(parts.size(), totals.size()));
            default -> throw new QueryException("asPercent(…): its total is to be a number or series");
        };
    }

    private List<TimeSeries> ofNumber(Number number) {
        String name = PythonText.of(number);
        return parts.stream()
                .map(part -> {
                    double[] values = Arrays.stream(part.values())
                            .map(value -> RatioFunctions.ratio(value, number.doubleValue()) * 100)
                            .toArray();
                    return TimeSeries.fresh(
                            name(part.name(), name),
                            part.start(),
                            part.end(),
                            part.step(),
                            values,
                            context.xFilesFactor());
                })
                .toList();
    }

    private List<TimeSeries> ofOne(TimeSeries one) {
        return parts.stream().map(part -> percent(part, one)).toList();
    }

    private List<TimeSeries> pairwise(List<TimeSeries> totals) {
        List<TimeSeries> left = byName(parts);
        List<TimeSeries> right = byName(totals);
        List<TimeSeries> results = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            results.add(percent(left.get(i), right.get(i)));
        }
        return results;
    }

    private static List<TimeSeries> byName(List<TimeSeries> all) {
        return all.stream().sorted(Comparator.comparing(TimeSeries::name)).toList();
    }

    private List<TimeSeries> withinGroups() {
        Map<String, List<TimeSeries>> groups = Nodes.group(parts, nodes);
        Map<String, TimeSeries> totals = new LinkedHashMap<>();
        totalGroups(groups).forEach((key, group) -> totals.put(key, group.size() == 1 ? group.getFirst() : sum(group)));
        Set<String> keys = new LinkedHashSet<>(groups.keySet());
        keys.addAll(totals.keySet());
        List<TimeSeries> results = new ArrayList<>();
        for (String key : keys) {
            TimeSeries of = totals.get(key);
            if (of == null) {
                groups.getOrDefault(key, List.of())
                        .forEach(part -> results.add(none(part, name(part.name(), MISSING))));
            } else if (groups.containsKey(key)) {
                groups.getOrDefault(key, List.of()).forEach(part -> results.add(percent(part, of)));
            } else {
                results.add(none(of, name(MISSING, of.name())));
            }
        }
        return results;
    }

    private Map<String, List<TimeSeries>> totalGroups(Map<String, List<TimeSeries>> groups) {
        if (total.isEmpty()) {
            return groups;
        }
        if (total.get() instanceof SeriesList(var totals)) {
            return Nodes.group(totals, nodes);
        }
        throw new QueryException("asPercent(…) with nodes: its total is to be series or None");
    }

    private TimeSeries sum(List<TimeSeries> all) {
        Aligned aligned = Aligned.of(all, context.budget());
        return CombineFunctions.fresh(
                "sumSeries(" + CombineFunctions.expressions(all) + ")",
                aligned,
                aligned.each(Aggregation.SUM::of),
                context);
    }

    private TimeSeries percent(TimeSeries part, TimeSeries of) {
        Aligned aligned = Aligned.of(List.of(part, of), context.budget());
        double[] values = aligned.each(row -> RatioFunctions.ratio(row[0], row[1]) * 100);
        return CombineFunctions.fresh(name(part.name(), of.name()), aligned, values, context);
    }

    private TimeSeries none(TimeSeries like, String name) {
        double[] values = new double[like.values().length];
        Arrays.fill(values, Double.NaN);
        return TimeSeries.fresh(name, like.start(), like.end(), like.step(), values, context.xFilesFactor());
    }

    private static String name(String part, String of) {
        return "asPercent(" + part + "," + of + ")";
    }
}
