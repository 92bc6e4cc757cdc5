package dockerana.plugin.local.graphite;

import dockerana.plugin.local.graphite.query.AtTime;
import dockerana.plugin.local.graphite.query.PathPattern;
import dockerana.plugin.local.history.History;
import dockerana.plugin.local.history.Known;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which paths there are. Unlike graphite-web it knows branches only of series that have values in the time asked for: a container that was
 * gone by then is not found.
 */
final class Find {
    private final History history;

    Find(History history) {
        this.history = history;
    }

    /** A node that is found: it has values, or nodes below it, or both. */
    private record Found(boolean leaf, boolean branch) {
        Found and(Found other) {
            return new Found(leaf || other.leaf, branch || other.branch);
        }
    }

    Reply children(Parameters asked, AtTime clock) {
        String query = asked.get("query");
        String base = query.substring(0, query.lastIndexOf('.') + 1);
        NavigableMap<String, Found> byName = new TreeMap<>();
        nodes(query, asked, clock)
                .forEach((path, found) -> byName.merge(path.substring(path.lastIndexOf('.') + 1), found, Found::and));
        List<String> branches = new ArrayList<>();
        List<String> leaves = new ArrayList<>();
        byName.forEach((name, found) -> (found.branch ? branches : leaves).add(name));
        return Reply.json(json -> {
            json.raw("[");
            write(branches, base, true, json);
            json.raw(branches.isEmpty() || leaves.isEmpty() ? "" : ", ");
            write(leaves, base, false, json);
            json.raw("]");
        });
    }

    private static void write(List<String> names, String base, boolean branch, JsonWriter json) throws IOException {
        String kind = branch
                ? ", \"allowChildren\": 1, \"expandable\": 1, \"leaf\": 0}"
                : ", \"allowChildren\": 0, \"expandable\": 0, \"leaf\": 1}";
        String comma = "";
        for (String name : names) {
            json.raw(comma)
                    .raw("{\"text\": ")
                    .string(name)
                    .raw(", \"id\": ")
                    .string(base + name)
                    .raw(kind);
            comma = ", ";
        }
    }

    Reply expand(Parameters asked, AtTime clock) {
        boolean leavesOnly = asked.flag("leavesOnly");
        Map<String, NavigableSet<String>> byQuery = new TreeMap<>();
        for (String query : asked.all("query")) {
            NavigableSet<String> paths = new TreeSet<>();
            nodes(query, asked, clock).forEach((path, found) -> {
                if (found.leaf || !leavesOnly) {
                    paths.add(path);
                }
            });
            byQuery.put(query, paths);
        }
        NavigableSet<String> all = new TreeSet<>();
        byQuery.values().forEach(all::addAll);
        return Reply.json(json -> {
            json.raw("{\"results\": ");
            if (asked.flag("groupByExpr")) {
                String comma = "{";
                for (var each : byQuery.entrySet()) {
                    json.raw(comma).string(each.getKey()).raw(": ");
                    json.strings(each.getValue());
                    comma = ", ";
                }
                json.raw(byQuery.isEmpty() ? "{}" : "}");
            } else {
                json.strings(all);
            }
            json.raw("}");
        });
    }

    private NavigableMap<String, Found> nodes(String query, Parameters asked, AtTime clock) {
        var pattern = new PathPattern(query.replace("\\", ""));
        NavigableMap<String, Found> nodes = new TreeMap<>();
        for (Known known : history.series(asked.span(clock))) {
            String path = known.path();
            int end = pattern.end(path);
            if (end >= 0) {
                boolean leaf = end == path.length();
                nodes.merge(path.substring(0, end), new Found(leaf, !leaf), Found::and);
            }
        }
        return nodes;
    }
}
