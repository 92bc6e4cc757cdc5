package dockerana.plugin.local.web.past;

import dockerana.api.Series;
import dockerana.plugin.local.history.Known;
import java.util.Set;

/** In what a series is measured, as its name says: the unit is its last word, but for the shares of processors. */
final class Units {
    private static final Set<String> UNITS = Set.of("bytes", "seconds", "percent", "cores");

    private Units() {}

    /** Of the values that are remembered; empty for counts of things. */
    static String of(Known known) {
        String name = known.name();
        String word = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('_')) + 1);
        String unit = UNITS.contains(word) ? word : isShare(name) ? "percent" : "";
        return known.kind() == Series.Kind.COUNTER ? unit + "/s" : unit;
    }

    /** {@code dockerana.cpu.user}, {@code dockerana.cpu.core.used}. */
    private static boolean isShare(String name) {
        return (name.contains(".cpu.") && !name.contains("containers.")) || name.startsWith("cpu.");
    }
}
