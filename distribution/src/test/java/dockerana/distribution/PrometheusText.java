package dockerana.distribution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Prometheus' text format, and nothing that is not allowed in it: a family's lines stand together, after its help and type; no sample comes twice.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">exposition formats</a>
 */
final class PrometheusText {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") ((?:[^\\\\]|\\\\[\\\\n])*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (counter|gauge)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(\\{" + LABEL + "(?:," + LABEL + ")*})? (-?[0-9.]+(?:E-?[0-9]+)?|NaN)");

    /** The type of each family. */
    final Map<String, String> types = new HashMap<>();

    /** The value of each sample, by its name and labels. */
    final Map<String, Double> samples = new TreeMap<>();

    private final Set<String> ended = new HashSet<>();
    private @Nullable String family;

    PrometheusText(String text) {
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line does not end");
        }
        text.lines().forEach(this::line);
    }

    private void line(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (help.matches()) {
            begin(help.group(1));
        } else if (type.matches()) {
            if (!type.group(1).equals(family)) {
                begin(type.group(1));
            }
            unless(types.put(type.group(1), type.group(2)) == null, "a second type: " + line);
        } else if (sample.matches()) {
            unless(sample.group(1).equals(family) && types.containsKey(sample.group(1)), "not of its family: " + line);
            unless(
                    samples.put(line.substring(0, line.lastIndexOf(' ')), Double.valueOf(sample.group(3))) == null,
                    "comes twice: " + line);
        } else {
            throw new AssertionError("not of the format: " + line);
        }
    }

    private void begin(String name) {
        if (family != null) {
            ended.add(family);
        }
        unless(!ended.contains(name), "begins again: " + name);
        family = name;
    }

    private static void unless(boolean holds, String problem) {
        if (!holds) {
            throw new AssertionError(problem);
        }
    }
}
