package dockerana.plugin.local.graphite.query;

import java.util.ArrayList;
import java.util.List;

/** Which paths are meant by {@code a.b*.{c,d}.[0-9]}: as many nodes, each of which fits. Immutable. */
public final class PathPattern {
    private final List<NodePattern> nodes;

    /** Of a pattern whose nodes are parted by dots. */
    public PathPattern(String pattern) {
        List<NodePattern> all = new ArrayList<>();
        for (String node : pattern.split("\\.", -1)) {
            all.add(NodePattern.of(node));
        }
        nodes = List.copyOf(all);
    }

    /** Whether the whole path is meant. */
    public boolean matches(String path) {
        return end(path) == path.length();
    }

    /**
     * Where in a path the nodes end that are meant: at its end, or at a dot if more nodes follow.
     *
     * @return -1 if the path does not begin with such nodes
     */
    public int end(String path) {
        int begin = 0;
        int last = nodes.size() - 1;
        for (int i = 0; ; i++) {
            int dot = path.indexOf('.', begin);
            int end = dot < 0 ? path.length() : dot;
            if (!nodes.get(i).matches(path.substring(begin, end))) {
                return -1;
            }
            if (i == last) {
                return end;
            }
            if (dot < 0) {
                return -1;
            }
            begin = dot + 1;
        }
    }
}
