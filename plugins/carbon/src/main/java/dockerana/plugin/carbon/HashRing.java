package dockerana.plugin.carbon;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ring by which carbon's relay spreads series over servers, point for point: a series belongs to the first point at or behind its place.
 * Immutable, safe for any thread.
 *
 * @see <a href="https://github.com/graphite-project/carbon/blob/master/lib/carbon/hashing.py">carbon's hashing</a>
 */
final class HashRing {
    private static final int POINTS_PER_SERVER = 100;

    private final HashType type;
    private final TreeMap<Integer, Integer> serverAt = new TreeMap<>();

    /** The order of the servers counts, as in DESTINATIONS of carbon.conf: of two points at one place the later moves on. */
    HashRing(HashType type, List<Server> servers) {
        this.type = type;
        for (int server = 0; server < servers.size(); server++) {
            for (int i = 0; i < POINTS_PER_SERVER; i++) {
                int place = type.place(type.point(servers.get(server), i));
                while (serverAt.putIfAbsent(place, server) != null) {
                    place++;
                }
            }
        }
    }

    /** The index of the server that a series belongs to. */
    int server(String name) {
        Map.Entry<Integer, Integer> point = serverAt.ceilingEntry(type.place(name));
        return (point == null ? serverAt.firstEntry() : point).getValue();
    }
}
