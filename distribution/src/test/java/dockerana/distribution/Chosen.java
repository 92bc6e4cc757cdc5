package dockerana.distribution;

import com.typesafe.config.Config;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is chosen at the head of a dashboard, and how Grafana writes it into what it asks.
 *
 * @param graphite which knows the values of variables
 * @param container a name, or {@code *} for all
 */
record Chosen(ShippedBoard board, Grafana graphite, String host, String container) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::(\\w+))?}|\\$(\\w+)");
    private static final Pattern OF_LUCENE = Pattern.compile("[!*+\\-=<>\\s&|()\\[\\]{}^~?:\\\\/\"]");
    private static final String BAR = "30s";

    /** In a target or a tag. */
    String inGraphite(String text) {
        return filled(text, (name, format) -> switch (name) {
                    case "host" -> host;
                    case "container" -> container;
                    case "interval" -> BAR;
                    default -> throw new AssertionError(text + " asks for " + name);
                })
                .replaceAll("(?i)'(\\d+)m'", "'$1min'");
    }

    /** In what Elasticsearch is to find. */
    String inSearch(String text) {
        return filled(text, this::searched);
    }

    private String searched(String name, String format) {
        Config variable = board.variable(name);
        if (variable.getString("type").equals("query")) {
            List<String> values = graphite.values(variable.getString("query.target"), this);
            return formatted(values, format);
        }
        return variable.hasPath("allValue")
                ? variable.getString("allValue")
                : formatted(List.of(variable.getString("current.value")), format);
    }

    /** Without a format that is named, as its data source for Elasticsearch has it. */
    private static String formatted(List<String> values, String format) {
        return switch (format) {
            case "raw" -> String.join(",", values);
            case "pipe" -> String.join("|", values);
            default ->
                values.stream()
                        .map(value -> OF_LUCENE.matcher(value).replaceAll("\\\\$0"))
                        .collect(Collectors.joining(" OR "));
        };
    }

    private static String filled(String text, BiFunction<String, String, String> value) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(3) : found.group(1);
            String format = found.group(2) == null ? "" : found.group(2);
            return Matcher.quoteReplacement(value.apply(name, format));
        });
    }
}
