package dockerana.distribution;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What Graphite told at one time.
 *
 * @param series by paths below the node of the containers
 */
record Told(Map<String, NavigableMap<Long, Double>> series) {
    /** Its points; none if it told of none. */
    NavigableMap<Long, Double> points(String path) {
        return series.getOrDefault(path, new TreeMap<>());
    }

    /** The second of the latest point of all. */
    long newest() {
        return series.values().stream()
                .filter(points -> !points.isEmpty())
                .mapToLong(NavigableMap::lastKey)
                .max()
                .orElse(0);
    }

    boolean holds(Behaviour behaviour, Check check) {
        return check.holds(points(behaviour.path(check.path())), newest());
    }

    String told(Behaviour behaviour, Check check) {
        return check.told(points(behaviour.path(check.path())), newest());
    }
}
