package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.history.Known;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A remembered series seen as Graphite sees one with tags. */
public final class Tags {
    private Tags() {}

    /** Its labels and attributes, and as {@code name} its pattern without nodes. A label goes before an attribute of that name. */
    public static Map<String, String> of(Known known) {
        Map<String, String> tags = new HashMap<>(known.attributes());
        tags.putAll(known.labels());
        tags.put("name", known.name());
        return tags;
    }

    /** Its name and labels: {@code containers.cpu.percent;container=web;host=web01}. */
    static String name(Known known) {
        var name = new StringBuilder(known.name());
        new TreeMap<>(known.labels())
                .forEach(
                        (tag, value) -> name.append(';').append(tag).append('=').append(value.replace(';', '_')));
        return name.toString();
    }
}
