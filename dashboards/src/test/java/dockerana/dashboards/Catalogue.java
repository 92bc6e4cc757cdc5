package dockerana.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that there are: {@code docs/metrics.md}, which the build compares with the code. */
record Catalogue(List<String> patterns) {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (?:gauge|counter) \\|.*");
    private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*)}");

    static Catalogue published() throws IOException {
        return new Catalogue(Files.readAllLines(Path.of("..", "docs", "metrics.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .map(pattern -> pattern.startsWith("stats") ? pattern : "dockerana.{host}." + pattern)
                .toList());
    }

    /** Whether each path that a query can mean is one that there is. */
    boolean has(String query) {
        return meant(query).allMatch(path -> patterns.stream().anyMatch(pattern -> fits(path, pattern)));
    }

    private static Stream<String> meant(String query) {
        Matcher choice = CHOICE.matcher(query);
        if (!choice.find()) {
            return Stream.of(query);
        }
        return Stream.of(choice.group(1).split(",", -1))
                .flatMap(one -> meant(query.substring(0, choice.start()) + one + query.substring(choice.end())));
    }

    private static boolean fits(String path, String pattern) {
        String[] asked = path.split("\\.", -1);
        String[] known = pattern.split("\\.", -1);
        if (asked.length != known.length) {
            return false;
        }
        for (int i = 0; i < asked.length; i++) {
            if (!known[i].startsWith("{") && !asked[i].equals("*") && !asked[i].equals(known[i])) {
                return false;
            }
        }
        return true;
    }
}
