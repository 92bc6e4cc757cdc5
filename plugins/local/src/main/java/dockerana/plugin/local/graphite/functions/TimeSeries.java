package dockerana.plugin.local.graphite.functions;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Numbers at equal steps, and what functions know of them. Several may share an array of values: whoever changes one makes another.
 *
 * @param name what it is called in the answer
 * @param expression the path or call that stands for it in the names of what is made of it
 * @param tags its tags, among them the name it had at first
 * @param start the time of the first value, in seconds since 1970
 * @param end when the last step ends, in seconds since 1970
 * @param step the time between two values, in seconds
 * @param values NaN where there is none
 * @param consolidation how several values become one where steps get longer
 * @param xFilesFactor which share of them has to be there for that
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and functions would copy it again and again
public record TimeSeries(
        String name,
        String expression,
        Map<String, String> tags,
        long start,
        long end,
        long step,
        double[] values,
        Aggregation consolidation,
        double xFilesFactor) {
    private static final Pattern CALL = Pattern.compile("(?i)[a-z]+\\(.+\\)");

    /** One that has no history: its tags are what its name says. */
    static TimeSeries fresh(String name, long start, long end, long step, double[] values, double xFilesFactor) {
        return new TimeSeries(name, name, tagsOf(name), start, end, step, values, Aggregation.AVERAGE, xFilesFactor);
    }

    private static Map<String, String> tagsOf(String name) {
        if (CALL.matcher(name).matches() || name.indexOf(';') < 0) {
            return Map.of("name", name);
        }
        String[] parts = name.split(";", -1);
        Map<String, String> tags = new HashMap<>();
        tags.put("name", parts[0]);
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                tags.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
            }
        }
        return Map.copyOf(tags);
    }

    /** With another name for the reader; what is made of it still names where it came from. */
    TimeSeries named(String name) {
        return new TimeSeries(name, expression, tags, start, end, step, values, consolidation, xFilesFactor);
    }

    /** What a function made of it. */
    TimeSeries became(String name, double[] values) {
        return new TimeSeries(name, name, tags, start, end, step, values, consolidation, xFilesFactor);
    }

    TimeSeries expressed(String expression) {
        return new TimeSeries(name, expression, tags, start, end, step, values, consolidation, xFilesFactor);
    }

    TimeSeries at(long start, long end, long step) {
        return new TimeSeries(name, expression, tags, start, end, step, values, consolidation, xFilesFactor);
    }

    TimeSeries tagged(String tag, Object value) {
        Map<String, String> more = new HashMap<>(tags);
        more.put(tag, PythonText.of(value));
        return withTags(more);
    }

    TimeSeries withTags(Map<String, String> tags) {
        return new TimeSeries(name, expression, tags, start, end, step, values, consolidation, xFilesFactor);
    }

    TimeSeries consolidatedBy(Aggregation consolidation) {
        return new TimeSeries(name, expression, tags, start, end, step, values, consolidation, xFilesFactor);
    }

    TimeSeries withXFilesFactor(double xFilesFactor) {
        return new TimeSeries(name, expression, tags, start, end, step, values, consolidation, xFilesFactor);
    }

    double aggregate(Aggregation aggregation) {
        return aggregation.of(values);
    }

    /** Its values with so many of them put together, from the first on. */
    public double[] consolidate(int first, int together) {
        if (together <= 1 && first == 0) {
            return values;
        }
        int length = (int) Math.max(0, ((long) values.length - first + together - 1) / together);
        double[] fewer = new double[length];
        for (int i = 0; i < length; i++) {
            int from = first + i * together;
            int to = (int) Math.min(values.length, (long) from + together);
            boolean enough = isEnough((int) Aggregation.COUNT.of(values, from, to), together, xFilesFactor);
            fewer[i] = enough ? consolidation.of(values, from, to) : Double.NaN;
        }
        return fewer;
    }

    /** Whether so many of so many are the share that is asked for; none never is. */
    static boolean isEnough(int present, double all, double xFilesFactor) {
        return present > 0 && present / all >= xFilesFactor;
    }
}
