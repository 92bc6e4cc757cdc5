package dockerana.plugin.logs;

import dockerana.api.Samples;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tallies of all logs, in the order in which they appeared. They come and go on the thread that reads; another collects. One that ended
 * is collected once more; one that takes its name over before that goes on with it.
 */
final class Tallies {
    private final Set<Tally> counting = new LinkedHashSet<>();
    private final Set<Tally> ended = new LinkedHashSet<>();
    private final SeriesLimit patterns = new SeriesLimit();
    private final Family family;

    Tallies(Family family) {
        this.family = family;
    }

    /** A log of this name is read from now on, with so many streams. */
    synchronized Tally begin(String name, int streams, Map<String, String> attributes, Instant now) {
        Tally tally = ended.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Tally(family, now));
        tally.name(name, streams, attributes);
        ended.remove(tally);
        counting.add(tally);
        return tally;
    }

    /** It is called otherwise, or something else about it changed. The totals stay. */
    synchronized void rename(Tally tally, String name, int streams, Map<String, String> attributes) {
        ended.removeIf(one -> {
            boolean takenOver = one.name().equals(name);
            if (takenOver) {
                patterns.give(one.patternSeries());
            }
            return takenOver;
        });
        tally.name(name, streams, attributes);
    }

    /** Nothing more will be counted by this one. */
    synchronized void end(Tally tally) {
        if (counting.remove(tally)) {
            ended.add(tally);
        }
    }

    /** Names change while nobody collects: two may swap theirs. */
    synchronized void whileNobodyCollects(Runnable all) {
        all.run();
    }

    /**
     * A pattern was found in a line.
     *
     * @param value NaN if there is none
     * @return whether there was room for what was found
     */
    boolean found(Tally tally, Sought pattern, double value, InstantSource clock) {
        PatternTally known = tally.pattern(pattern.number()); // it is only this thread that adds one
        if (known == null) {
            if (!patterns.take(1, pattern.name(), tally.name())) {
                return false;
            }
            known = begin(tally, pattern, clock.instant());
        }
        return known.count(value);
    }

    private synchronized PatternTally begin(Tally tally, Sought pattern, Instant now) {
        PatternTally begun = new PatternTally(family, pattern.name(), now, patterns);
        tally.begin(pattern.number(), begun);
        return begun;
    }

    /** Why patterns are left out, if some are. */
    Optional<String> problem() {
        return patterns.problem();
    }

    synchronized void addTo(Samples samples) {
        List<Tally> all = new ArrayList<>(counting);
        all.addAll(ended);
        all.forEach(tally -> tally.addTo(samples));
        ended.forEach(tally -> patterns.give(tally.patternSeries()));
        ended.clear();
    }
}
