package dockerana.plugin.logs;

import dockerana.api.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tallies of all containers, in the order in which they appeared. They come and go on the thread that reads; another collects. One that ended
 * is collected once more; a container that takes its name over before that goes on with it.
 */
final class Tallies {
    private final Set<Tally> counting = new LinkedHashSet<>();
    private final Set<Tally> ended = new LinkedHashSet<>();

    /** A container of this name is read from now on. */
    synchronized Tally begin(String name, boolean terminal, Map<String, String> attributes, Instant now) {
        Tally tally = ended.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Tally(now));
        tally.name(name, terminal, attributes);
        ended.remove(tally);
        counting.add(tally);
        return tally;
    }

    /** The container is called otherwise, or something else about it changed. The totals stay. */
    synchronized void rename(Tally tally, String name, boolean terminal, Map<String, String> attributes) {
        ended.removeIf(one -> one.name().equals(name));
        tally.name(name, terminal, attributes);
    }

    /** Nothing more will be counted by this one. */
    synchronized void end(Tally tally) {
        if (counting.remove(tally)) {
            ended.add(tally);
        }
    }

    /** Names change while nobody collects: two containers may swap theirs. */
    synchronized void whileNobodyCollects(Runnable all) {
        all.run();
    }

    synchronized void addTo(Samples samples) {
        List<Tally> all = new ArrayList<>(counting);
        all.addAll(ended);
        ended.clear();
        all.forEach(tally -> tally.addTo(samples));
    }
}
