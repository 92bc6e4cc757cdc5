package dockerana.plugin.local.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind the question mark. */
record Query(Map<String, List<String>> values) {
    static Query of(@Nullable String raw) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            values.computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
                    .add(decoded(pair.substring(equals + 1)));
        }
        return new Query(values);
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first of that name; empty without one. */
    String first(String name) {
        return has(name) ? all(name).getFirst() : "";
    }

    double number(String name, double otherwise) {
        return has(name) ? Double.parseDouble(first(name)) : otherwise;
    }
}
