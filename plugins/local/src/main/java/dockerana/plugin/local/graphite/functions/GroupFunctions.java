package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.AGGREGATION;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.NODE;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.NODE_OR_TAG;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.TAG;
import static dockerana.plugin.local.graphite.functions.Parameter.anyNumberOf;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;
import static dockerana.plugin.local.graphite.functions.Parameter.several;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What makes one series of each group. */
final class GroupFunctions {
    private static final String GROUP = "Combine";

    private GroupFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "groupByNode",
                        GROUP,
                        "Combines the series that have one node of their path, or a tag, in common.",
                        call -> byNodes(call, List.of(call.find("nodeNum").orElseThrow())),
                        required("nodeNum", NODE_OR_TAG),
                        optional("callback", AGGREGATION, "average")),
                Function.of(
                        "groupByNodes",
                        GROUP,
                        "Combines the series that have several nodes of their path in common.",
                        call -> byNodes(call, call.all("nodes")),
                        required("callback", AGGREGATION),
                        anyNumberOf("nodes", NODE_OR_TAG)),
                Function.of(
                        "groupByTags",
                        GROUP,
                        "Combines the series that have tags in common.",
                        GroupFunctions::byTags,
                        required("callback", AGGREGATION),
                        several("tags", TAG)),
                Function.of(
                        "aggregateWithWildcards",
                        GROUP,
                        "Combines the series whose paths differ only in these nodes.",
                        call -> withWildcards(call, call.text("func")),
                        required("func", AGGREGATION),
                        anyNumberOf("position", NODE)),
                Function.of(
                        "sumSeriesWithWildcards",
                        GROUP,
                        "Adds up the series whose paths differ only in these nodes.",
                        call -> withWildcards(call, "sum"),
                        anyNumberOf("position", NODE)),
                Function.of(
                        "averageSeriesWithWildcards",
                        GROUP,
                        "The average of the series whose paths differ only in these nodes.",
                        call -> withWildcards(call, "average"),
                        anyNumberOf("position", NODE)),
                Function.of(
                        "multiplySeriesWithWildcards",
                        GROUP,
                        "Multiplies the series whose paths differ only in these nodes.",
                        call -> withWildcards(call, "multiply"),
                        anyNumberOf("position", NODE)));
    }

    private static List<TimeSeries> byNodes(Call call, List<Object> nodes) {
        return combine(Nodes.group(call.series(), nodes), call.text("callback"), call.context());
    }

    private static List<TimeSeries> combine(Map<String, List<TimeSeries>> groups, String aggregation, Context context) {
        List<TimeSeries> results = new ArrayList<>();
        String called = aggregation.equals("avg") ? "average" : aggregation; // here it is the function avg()
        groups.forEach((key, group) -> CombineFunctions.aggregate(group, called, OptionalDouble.empty(), context)
                .forEach(series -> results.add(series.named(key))));
        return results;
    }

    private static List<TimeSeries> byTags(Call call) {
        List<TimeSeries> all = call.series();
        List<String> tags = call.all("tags").stream().map(String.class::cast).toList();
        List<String> names = all.stream()
                .map(series -> series.tags().getOrDefault("name", ""))
                .distinct()
                .toList();
        String common = names.size() == 1 ? names.getFirst() : call.text("callback");
        Map<String, List<TimeSeries>> groups = new LinkedHashMap<>();
        for (TimeSeries series : all) {
            String name = tags.contains("name") ? series.tags().getOrDefault("name", "") : common;
            groups.computeIfAbsent(name + suffix(series, tags), key -> new ArrayList<>())
                    .add(series);
        }
        return combine(groups, call.text("callback"), call.context()).stream()
                .map(GroupFunctions::reborn)
                .toList();
    }

    private static String suffix(TimeSeries series, List<String> tags) {
        return String.join(
                "",
                tags.stream()
                        .filter(tag -> !tag.equals("name"))
                        .map(tag -> ";" + tag + "=" + series.tags().getOrDefault(tag, ""))
                        .sorted()
                        .toList());
    }

    /** As if it had always had its name. */
    private static TimeSeries reborn(TimeSeries series) {
        return TimeSeries.fresh(
                series.name(), series.start(), series.end(), series.step(), series.values(), series.xFilesFactor());
    }

    private static List<TimeSeries> withWildcards(Call call, String aggregation) {
        List<Object> positions = call.all("position");
        Map<String, List<TimeSeries>> groups = new LinkedHashMap<>();
        for (TimeSeries series : call.series()) {
            String[] nodes = series.name().split("\\.", -1);
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < nodes.length; i++) {
                if (!positions.contains((long) i)) {
                    kept.add(nodes[i]);
                }
            }
            groups.computeIfAbsent(String.join(".", kept), key -> new ArrayList<>())
                    .add(series);
        }
        return combine(groups, aggregation, call.context());
    }
}
