package dockerana.plugin.local.graphite;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A Graphite over some history, asked in the way of a query string. */
final class Asked {
    static final long NOW = 1_795_620_000;

    final Graphite graphite;

    Asked(InMemoryHistory history) {
        this(history, Limits.forHeap(32 << 20), new NoEvents());
    }

    Asked(InMemoryHistory history, Limits limits, GraphiteEvents events) {
        graphite =
                new Graphite(history, events, limits, InstantSource.fixed(Instant.ofEpochSecond(NOW)), ZoneOffset.UTC);
    }

    /** Parameters written {@code name=value}. */
    static Map<String, List<String>> parameters(String... settings) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        return parameters;
    }

    static String text(Reply reply) {
        return new String(reply.bytes(), StandardCharsets.UTF_8);
    }

    /** Of a target: names of series to their values, NaN where there is none. */
    Map<String, List<Double>> rendered(String target, String... settings) {
        Map<String, List<String>> parameters = parameters(settings);
        parameters.put("target", List.of(target));
        return values(graphite.render(parameters), point -> point.getFirst());
    }

    static Map<String, List<Double>> values(Reply reply, Function<List<?>, Object> wanted) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (Object series : (List<?>) Json.read(reply.bytes())) {
            List<?> points = Json.list(series, "datapoints");
            values.put(
                    Json.text(series, "target"),
                    points.stream()
                            .map(point -> wanted.apply((List<?>) point))
                            .map(value -> value instanceof Double number ? number : Double.valueOf(Double.NaN))
                            .toList());
        }
        return values;
    }
}
