package dockerana.plugin.logs;

import dockerana.api.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tally of each name that there is, in the order in which they appeared. Names come and go on the thread that reads; another collects. A
 * name that ended is collected once more; a container that takes the name over before that goes on with its tally.
 */
final class Tallies {
    private final Map<String, Tally> named = new LinkedHashMap<>();
    private final Map<String, Tally> ended = new LinkedHashMap<>();

    /** A container of this name is read from now on. */
    synchronized Tally begin(String name, boolean terminal, Map<String, String> attributes, Instant now) {
        Tally before = ended.remove(name);
        Tally tally = before == null ? new Tally(now) : before;
        tally.name(name, terminal, attributes);
        named.put(name, tally);
        return tally;
    }

    /** The container is called otherwise, or something else about it changed. The totals go with it. */
    synchronized void rename(String from, String to, Tally tally, boolean terminal, Map<String, String> attributes) {
        if (named.remove(from, tally) || ended.remove(from, tally)) {
            ended.remove(to);
            tally.name(to, terminal, attributes);
            named.put(to, tally);
        }
    }

    /** Nothing more will be counted under this name. */
    synchronized void end(String name, Tally tally) {
        if (named.remove(name, tally)) {
            ended.put(name, tally);
        }
    }

    synchronized void addTo(Samples samples) {
        List<Tally> all = new ArrayList<>(named.values());
        all.addAll(ended.values());
        ended.clear();
        all.forEach(tally -> tally.addTo(samples));
    }
}
