package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the source says beside what a tool says. Nobody can read both at the same instant, so the source reads just before and just after the
 * tool does, and the tool must be between the two; 2 % more, or one granule of what the tool prints, is granted on either side.
 */
final class Comparison {
    private static final double TOLERANCE = 0.02;

    private final List<String> rows = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    void add(String what, double one, double other, double tool, double granule) {
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        String row = String.format(Locale.ROOT, "%-44s source %.3f to %.3f, tool %.3f", what, low, high, tool);
        rows.add(row);
        boolean within =
                tool >= low - Math.max(granule, TOLERANCE * low) && tool <= high + Math.max(granule, TOLERANCE * high);
        if (!within) {
            wrong.add(row);
        }
    }

    /** Says everything, and fails if something was not within its bounds. */
    void check(int atLeast) {
        rows.forEach(System.out::println);
        assertThat(wrong).isEmpty();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(atLeast);
    }
}
