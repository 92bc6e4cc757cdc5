package dockerana.plugin.kernel;

import dockerana.api.Metric;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * The name of a thing as a label of its series, beside what a path shows of it.
 *
 * @param text the label's value
 * @param node how it looks in a path
 */
public record Label(String text, String node) {
    private static final Metric ANYTHING = Metric.gauge("{thing}.named", "Shows what a path makes of a name");

    /** The one of a name, whatever others there are. */
    public static Label of(String text) {
        return new Label(text, ANYTHING.of(text).path());
    }

    /** This one; or, if one of the others looks the same in a path (as {@code a.b} and {@code a_b} do), told apart by a hash of the name. */
    public Label besides(Collection<Label> others) {
        if (others.stream().noneMatch(other -> other.node.equals(node))) {
            return this;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of("%s-%08x".formatted(text, Arrays.hashCode(bytes)));
    }
}
