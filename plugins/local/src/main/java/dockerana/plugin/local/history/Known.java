package dockerana.plugin.local.history;

import dockerana.api.Series;
import java.util.Map;

/**
 * A series that is remembered, as it was last seen. Immutable.
 *
 * @param path its whole path with its prefix: {@code dockerana.web01.containers.web.cpu.percent}
 * @param name its pattern without nodes: {@code containers.cpu.percent}
 * @param kind how its values behave; what is kept of a counter is its rate per second
 * @param labels its labels and their values as they were given, and {@code host}
 * @param attributes what is known beside its name, such as {@code image}
 * @param lastSecond when its latest value was, in seconds since 1970
 */
public record Known(
        String path,
        String name,
        Series.Kind kind,
        Map<String, String> labels,
        Map<String, String> attributes,
        long lastSecond) {
    /** Copies the maps. */
    public Known {
        labels = Map.copyOf(labels);
        attributes = Map.copyOf(attributes);
    }
}
