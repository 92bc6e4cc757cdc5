package dockerana.plugin.local.graphite;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Series in Graphite's JSON: value first, then seconds. */
final class RenderReply {
    private RenderReply() {}

    static Reply of(List<Drawn> all, boolean withoutNulls) {
        long values = all.stream().mapToLong(series -> series.values().length).sum();
        return Reply.json(json -> {
                    json.raw("[");
                    boolean first = true;
                    for (Drawn series : values > 0 ? all : List.<Drawn>of()) {
                        if (!withoutNulls || hasValues(series.values())) {
                            json.raw(first ? "" : ", ");
                            write(series, withoutNulls, json);
                            first = false;
                        }
                    }
                    json.raw("]");
                })
                .ofValues(values);
    }

    private static boolean hasValues(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    private static void write(Drawn series, boolean withoutNulls, JsonWriter json) throws IOException {
        json.raw("{\"target\": ").string(series.name()).raw(", \"tags\": {");
        String comma = "";
        for (Map.Entry<String, String> tag : new TreeMap<>(series.tags()).entrySet()) {
            json.raw(comma).string(tag.getKey()).raw(": ").string(tag.getValue());
            comma = ", ";
        }
        json.raw("}, \"datapoints\": [");
        Seconds time = new Seconds(series.start(), series.step());
        boolean first = true;
        for (double value : series.values()) {
            if (!withoutNulls || !Double.isNaN(value)) {
                json.point(value, time, first);
                first = false;
            }
            time.next();
        }
        json.raw("]}");
    }
}
