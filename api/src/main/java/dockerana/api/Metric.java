package dockerana.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The definition of a family of {@link Series}: a pattern whose {@code {nodes}} are its labels, a kind, a unit and one sentence for the
 * catalogue. Build it once, as a constant. Immutable; equal if pattern and kind are.
 *
 * <p>{@code containers.{container}.network.{interface}.rx_bytes} serves both worlds: filled in it is a Graphite path, without its nodes it is
 * the name of a tagged series.
 */
public final class Metric {
    /** Leaves that Graphite's stock roll-up rules would add up or cut. */
    private static final Set<String> MISLEADING = Set.of("count", "sum", "lower", "upper");

    private static final Set<String> UNITS = Set.of("bytes", "seconds", "percent", "cores");
    private static final Pattern NODE = Pattern.compile("[a-z0-9][a-z0-9_-]*|\\{[a-z][a-z0-9_]*}");

    private final Series.Kind kind;
    private final String pattern;
    private final String unit;
    private final String description;
    private final List<String> labels;
    private final String name;

    private Metric(Series.Kind kind, String pattern, String unit, String description) {
        this.kind = kind;
        this.pattern = pattern;
        this.unit = unit;
        this.description = description;
        List<String> labelled = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (String node : pattern.split("\\.", -1)) {
            check(NODE.matcher(node).matches(), pattern, "node '" + node + "' is neither lower-case nor {a label}");
            if (node.startsWith("{")) {
                labelled.add(node.substring(1, node.length() - 1));
            } else {
                plain.add(node);
            }
        }
        check(Set.copyOf(labelled).size() == labelled.size(), pattern, "a label occurs twice");
        check(!labelled.contains("name"), pattern, "'name' is the label of the metric itself");
        check(!plain.isEmpty(), pattern, "there is nothing but labels");
        String leaf = pattern.substring(pattern.lastIndexOf('.') + 1);
        check(!MISLEADING.contains(leaf), pattern, "Graphite's roll-up rules misread a leaf of this name");
        this.labels = List.copyOf(labelled);
        this.name = String.join(".", plain);
    }

    private static void check(boolean holds, String pattern, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("Pattern '%s': %s".formatted(pattern, problem));
        }
    }

    /**
     * Something that goes up and down. The unit is the last word of the pattern if that is {@code bytes}, {@code seconds}, {@code percent} or
     * {@code cores}, and none otherwise.
     *
     * @param pattern lower-case nodes joined by dots
     * @param description one sentence without a full stop, for the catalogue
     * @throws IllegalArgumentException if the pattern is not well formed
     */
    public static Metric gauge(String pattern, String description) {
        return new Metric(Series.Kind.GAUGE, pattern, lastWord(pattern), description);
    }

    /** A running total; otherwise as {@link #gauge}. */
    public static Metric counter(String pattern, String description) {
        return new Metric(Series.Kind.COUNTER, pattern, lastWord(pattern), description);
    }

    /** The same definition with a unit that its last word does not tell. */
    public Metric in(String otherUnit) {
        return new Metric(kind, pattern, otherUnit, description);
    }

    /**
     * The series of this family with these values of its labels, in the pattern's order. They may be anything: what does not fit into a
     * path is made safe.
     *
     * @throws IllegalArgumentException if there are more or fewer values than labels
     */
    public Series of(String... values) {
        return Series.of(this, values);
    }

    /** How values of this family behave. */
    public Series.Kind kind() {
        return kind;
    }

    /** As written: {@code containers.{container}.network.{interface}.rx_bytes}. */
    public String pattern() {
        return pattern;
    }

    /** The names of the nodes that are labels, in order: {@code container}, {@code interface}. */
    public List<String> labels() {
        return labels;
    }

    /** The pattern without its labels, the name of a tagged series: {@code containers.network.rx_bytes}. */
    public String name() {
        return name;
    }

    /** {@code bytes}, {@code seconds}, {@code percent} and so on; empty for counts of things. */
    public String unit() {
        return unit;
    }

    /** One sentence for people. */
    public String description() {
        return description;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Metric that && kind == that.kind && pattern.equals(that.pattern));
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static String lastWord(String pattern) {
        Matcher word = Pattern.compile("[a-z]+$").matcher(pattern);
        return word.find()
                        && UNITS.contains(word.group())
                        && pattern.length() > word.group().length()
                ? word.group()
                : "";
    }
}
