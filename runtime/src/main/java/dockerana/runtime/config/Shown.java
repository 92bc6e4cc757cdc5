package dockerana.runtime.config;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How values are shown to people: as one would write them in the file, and without passwords. */
final class Shown {
    static final String MASK = "***";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._µ-]+( [A-Za-z]+)?");
    private static final Pattern PASSWORD = Pattern.compile("(?<=//)([^/@\\s:]*):[^/@\\s]+@");

    private Shown() {}

    static String text(String text) {
        String safe = masked(text);
        return PLAIN.matcher(safe).matches() ? safe : '"' + escaped(safe) + '"';
    }

    /** A value that is nobody's secret. */
    static String node(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> text(scalar.text());
            case Node.Items items ->
                items.elements().stream().map(Shown::node).collect(Collectors.joining(", ", "[", "]"));
            case Node.Block block when block.children().isEmpty() -> "{}";
            case Node.Block block ->
                block.children().entrySet().stream()
                        .map(child -> text(child.getKey()) + " = " + node(child.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            default -> "null";
        };
    }

    /** Without the password that a URL may carry. */
    static String masked(String text) {
        return PASSWORD.matcher(text).replaceAll("$1:" + MASK + "@");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                default -> {
                    if (Character.isISOControl(c)) {
                        escaped.append(String.format("\\u%04x", (int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
