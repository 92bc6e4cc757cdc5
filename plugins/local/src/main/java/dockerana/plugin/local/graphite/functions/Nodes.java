package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.TargetParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a series' path, and its tags, by which it is named and grouped. */
final class Nodes {
    private Nodes() {}

    /** The wanted nodes and tags, joined by dots. Of a name that functions have written, those of the first path in it. */
    static String key(TimeSeries series, List<Object> wanted) {
        String path = series.name().endsWith(")")
                ? TargetParser.firstPath(series.name()).orElse(series.name())
                : series.name();
        return String.join(
                ".", wanted.stream().map(node -> nodeOrTag(series, path, node)).toList());
    }

    private static String nodeOrTag(TimeSeries series, String path, Object wanted) {
        if (wanted instanceof Long number) {
            String[] nodes = path.split(";", 2)[0].split("\\.", -1);
            long index = number < 0 ? nodes.length + number : number;
            if (index >= 0 && index < nodes.length) {
                return nodes[(int) index];
            }
        }
        return series.tags().getOrDefault(PythonText.of(wanted), "");
    }

    /** What has the same nodes and tags, in the order of the first of each. */
    static Map<String, List<TimeSeries>> group(List<TimeSeries> all, List<Object> wanted) {
        Map<String, List<TimeSeries>> groups = new LinkedHashMap<>();
        for (TimeSeries series : all) {
            groups.computeIfAbsent(key(series, wanted), key -> new ArrayList<>())
                    .add(series);
        }
        return groups;
    }

    /** Those from one place to before another, which count from the end if they are negative. */
    static <T> List<T> slice(List<T> all, int from, int to) {
        int size = all.size();
        int begin = Math.clamp(from < 0 ? (long) size + from : from, 0, size);
        int end = Math.clamp(to < 0 ? (long) size + to : to, 0, size);
        return begin < end ? all.subList(begin, end) : List.of();
    }
}
