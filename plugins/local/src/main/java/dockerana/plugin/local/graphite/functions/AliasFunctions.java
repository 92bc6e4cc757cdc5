package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.NODE;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.NODE_OR_TAG;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.STRING;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;
import static dockerana.plugin.local.graphite.functions.Parameter.several;

import java.util.List;

/** What names series for the reader. */
final class AliasFunctions {
    private static final String GROUP = "Alias";

    private AliasFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "alias",
                        GROUP,
                        "Gives every series this name.",
                        AliasFunctions::alias,
                        required("newName", STRING)),
                Function.of(
                        "aliasByNode",
                        GROUP,
                        "Names a series by nodes of its path, counted from 0 or from the end by -1, or by tags.",
                        call -> byNode(call, "nodes"),
                        several("nodes", NODE_OR_TAG)),
                Function.of(
                        "aliasByTags",
                        GROUP,
                        "Names a series by its tags or by nodes of its path.",
                        call -> byNode(call, "tags"),
                        several("tags", NODE_OR_TAG)),
                Function.of(
                        "aliasByMetric",
                        GROUP,
                        "Names a series by the last node of its path.",
                        AliasFunctions::byMetric),
                Function.of(
                        "aliasSub",
                        GROUP,
                        "Replaces in a name what a regular expression finds; \\1 in the replacement is its first group.",
                        AliasFunctions::substitute,
                        required("search", STRING),
                        required("replace", STRING)),
                Function.of(
                        "substr",
                        "Special",
                        "Names a series by the nodes of its path from one to before another.",
                        AliasFunctions::substring,
                        optional("start", NODE, 0L),
                        optional("stop", NODE, 0L)));
    }

    private static List<TimeSeries> alias(Call call) {
        return call.series().stream()
                .map(series -> series.named(call.text("newName")))
                .toList();
    }

    private static List<TimeSeries> byNode(Call call, String nodes) {
        return call.series().stream()
                .map(series -> series.named(Nodes.key(series, call.all(nodes))))
                .toList();
    }

    private static List<TimeSeries> byMetric(Call call) {
        return call.series().stream()
                .map(series -> series.named(substring(series.name(), -1, 0)))
                .toList();
    }

    private static List<TimeSeries> substitute(Call call) {
        var substitution = new PythonSubstitution(call.text("search"), call.text("replace"));
        return call.series().stream()
                .map(series -> series.named(substitution.in(series.name())))
                .toList();
    }

    private static List<TimeSeries> substring(Call call) {
        return call.series().stream()
                .map(series -> series.named(substring(series.name(), call.integer("start"), call.integer("stop"))))
                .toList();
    }

    /** Of what stands in the innermost parentheses, up to the first comma. */
    private static String substring(String name, int start, int stop) {
        int left = name.lastIndexOf('(') + 1;
        int right = name.indexOf(')');
        String path = right < 0 ? name.substring(left) : left < right ? name.substring(left, right) : "";
        List<String> nodes = List.of(path.split("\\.", -1));
        String wanted = String.join(".", Nodes.slice(nodes, start, stop == 0 ? nodes.size() : stop));
        int comma = wanted.indexOf(',');
        return comma < 0 ? wanted : wanted.substring(0, comma);
    }
}
