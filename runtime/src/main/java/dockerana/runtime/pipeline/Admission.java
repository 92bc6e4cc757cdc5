package dockerana.runtime.pipeline;

import dockerana.api.Series;
import dockerana.runtime.component.Vitals;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says which samples of a batch may stay: one per path, of patterns that are the source's own. What may not is named in the log once. Confined
 * to the source's thread.
 */
final class Admission {
    /** A source that clashes all the time must not fill the log, nor the memory. */
    private static final int MOST_NAMED = 100;

    private final Vitals source;
    private final PatternOwners.Claim claim;
    private final Set<String> named = new HashSet<>();

    Admission(Vitals source, PatternOwners.Claim claim) {
        this.source = source;
        this.claim = claim;
    }

    /**
     * The indices of what may stay, in order.
     *
     * @param known what was admitted before: its pattern is not looked at again
     */
    int[] admitted(Series[] added, int size, Predicate<Series> known) {
        Map<Series, Integer> seen = HashMap.newHashMap(size);
        int[] indices = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            Series series = added[i];
            Optional<String> objection = known.test(series) ? Optional.empty() : claim.objection(series);
            if (objection.isPresent()) {
                name(series.metric().pattern(), "'%s' is dropped: %s".formatted(series.metric(), objection.get()));
                continue;
            }
            Integer first = seen.putIfAbsent(series, i);
            if (first == null) {
                indices[count++] = i;
            } else {
                name(
                        series.path(),
                        "'%s' stands for both %s and %s; the second is dropped"
                                .formatted(series, printable(added[first]), printable(series)));
            }
        }
        return Arrays.copyOf(indices, count);
    }

    private void name(String what, String message) {
        if (named.size() < MOST_NAMED && named.add(what)) {
            source.trouble().lost(message);
        }
    }

    /** Labels come from outside: what could move a terminal's cursor is not printed. */
    private static String printable(Series series) {
        return series.labels().toString().replaceAll("\\p{C}", "?");
    }
}
