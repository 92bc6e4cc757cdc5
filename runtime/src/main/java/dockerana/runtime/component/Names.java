package dockerana.runtime.component;

import dockerana.api.Metric;
import dockerana.api.Series;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a sink writes a series: as a path, or as a name with tags. Immutable. */
public final class Names {
    private static final String PLACEHOLDER = "{host}";
    private static final Metric NODE = Metric.gauge("node.{node}", "Makes any text fit into a path");

    private final String host;
    private final String pathPrefix;
    private final String namePrefix;

    /**
     * @param host the host's name, with its dots
     * @param prefix nodes joined by dots, of which some may contain {@code {host}}; may be empty. What does not fit into a path is
     *     made safe
     */
    public Names(String host, String prefix) {
        this.host = host;
        this.pathPrefix = prefix(nodes(prefix).map(node -> node.replace(PLACEHOLDER, host)));
        this.namePrefix = prefix(nodes(prefix).filter(node -> !node.contains(PLACEHOLDER)));
    }

    /** The host's name, with its dots. */
    public String host() {
        return host;
    }

    /** The whole Graphite path. */
    public String path(Series series) {
        return pathPrefix + series.path();
    }

    /** The name of a tagged series, without labels and without the host. */
    public String name(Series series) {
        return namePrefix + series.metric().name();
    }

    /** The labels of a series, its host, and those of {@code attributes} that it has, with values that Graphite accepts. */
    public SortedMap<String, String> tags(Series series, Collection<String> attributes) {
        SortedMap<String, String> tags = new TreeMap<>();
        tags.put("host", value(host));
        for (String attribute : attributes) {
            String text = series.attributes().get(attribute);
            if (text != null) {
                tags.put(attribute, value(text));
            }
        }
        series.labels().forEach((label, text) -> tags.put(label, value(text)));
        return tags;
    }

    private static Stream<String> nodes(String prefix) {
        return Arrays.stream(prefix.split("\\.")).filter(node -> !node.isEmpty());
    }

    private static String prefix(Stream<String> nodes) {
        return nodes.map(node -> NODE.of(node).path().substring("node.".length()) + '.')
                .collect(Collectors.joining());
    }

    /** A semicolon would begin another tag, a control character another line, and Graphite reserves the leading tilde. */
    private static String value(String text) {
        StringBuilder value = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean forbidden = c == ';' || Character.isISOControl(c) || (i == 0 && c == '~');
            value.append(forbidden ? '_' : c);
        }
        return value.isEmpty() ? "_" : value.toString();
    }
}
