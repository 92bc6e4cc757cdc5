package dockerana.distribution;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks a Graphite what Grafana would ask it for a dashboard, in the words of its data source. */
record Grafana(Graphite graphite) {
    private static final ConfigParseOptions JSON = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);
    private static final Duration SHOWN = Duration.ofMinutes(5);
    private static final int PIXELS_OF_A_COLUMN = 75;
    private static final String BAR = "30s";

    /** What a dashboard's file holds. */
    record Board(String uid, Config file) {
        List<Panel> panels() {
            return file.getConfigList("panels").stream()
                    .filter(panel -> panel.hasPath("targets"))
                    .map(panel -> new Panel(uid, panel))
                    .filter(panel -> !panel.targets().isEmpty())
                    .toList();
        }

        /** What the variables ask whose values come from Graphite, by their names. */
        Map<String, String> variables() {
            Map<String, String> variables = new LinkedHashMap<>();
            file.getConfigList("templating.list").stream()
                    .filter(variable -> variable.getString("type").equals("query"))
                    .forEach(variable -> variables.put(variable.getString("name"), variable.getString("query.target")));
            return variables;
        }

        /** Whether all values of a variable can be chosen at once. */
        boolean takesAll(String variable) {
            return file.getConfigList("templating.list").stream()
                    .anyMatch(one -> one.getString("name").equals(variable) && one.getBoolean("includeAll"));
        }
    }

    /** A panel that asks Graphite. */
    record Panel(String uid, Config file) {
        /** By their letters. */
        Map<String, String> targets() {
            Map<String, String> targets = new LinkedHashMap<>();
            file.getConfigList("targets").stream()
                    .filter(target -> target.hasPath("target"))
                    .forEach(target -> targets.put(target.getString("refId"), target.getString("target")));
            return targets;
        }

        /** Whether a click on a series leads to the container of its name. */
        boolean leadsToContainers() {
            return file.hasPath("fieldConfig.defaults.links")
                    && file.getConfigList("fieldConfig.defaults.links").stream()
                            .anyMatch(link -> link.getString("url").contains("var-container=${__field.displayName}"));
        }

        /** The series for which a click leads nowhere. */
        List<String> exceptions() {
            return file.getConfigList("fieldConfig.overrides").stream()
                    .filter(override -> override.getConfigList("properties").stream()
                            .anyMatch(property -> property.getString("id").equals("links")))
                    .map(override -> override.getString("matcher.options"))
                    .toList();
        }

        @Override
        public String toString() {
            return uid + ": " + file.getString("title");
        }
    }

    /** A series with at least one point. */
    record Answer(String refId, String name) {}

    static List<Board> boards(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> ConfigFactory.parseFile(file.toFile(), JSON))
                    .map(file -> new Board(file.getString("uid"), file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a variable of the type Metric Name offers. */
    List<String> values(String target, Map<String, String> chosen) {
        return answers(Map.of("A", target), chosen, SHOWN, 1000).stream()
                .map(Answer::name)
                .sorted()
                .toList();
    }

    /** What comes back for a panel, of that which is not null. */
    List<Answer> answers(Panel panel, Map<String, String> chosen) {
        Duration shown = panel.file().hasPath("timeFrom")
                ? Duration.parse("PT" + panel.file().getString("timeFrom"))
                : SHOWN;
        return answers(panel.targets(), chosen, shown, panel.file().getInt("gridPos.w") * PIXELS_OF_A_COLUMN);
    }

    private List<Answer> answers(
            Map<String, String> targets, Map<String, String> chosen, Duration shown, int maxDataPoints) {
        long now = System.currentTimeMillis() / 1000;
        List<String> wrapped = targets.entrySet().stream()
                .map(target -> "aliasSub(%s, \"(^.*$)\", \"\\1 %s\")"
                        .formatted(filled(target.getValue(), chosen), target.getKey()))
                .toList();
        try {
            String body = graphite.render(
                    wrapped,
                    Map.of(
                            "format", "json",
                            "from", Long.toString(now - shown.toSeconds()),
                            "until", Long.toString(now),
                            "maxDataPoints", Integer.toString(maxDataPoints)));
            return answers(ConfigFactory.parseString("{\"series\": " + body + "}", JSON));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String filled(String target, Map<String, String> chosen) {
        String filled = target.replace("$interval", BAR);
        for (Map.Entry<String, String> value : chosen.entrySet()) {
            filled = filled.replace("$" + value.getKey(), value.getValue());
        }
        return filled.replaceAll("(?i)'(\\d+)m'", "'$1min'");
    }

    private static List<Answer> answers(Config body) {
        List<Answer> answers = new ArrayList<>();
        for (Config series : body.getConfigList("series")) {
            boolean some = series.getList("datapoints").stream()
                    .anyMatch(point -> ((List<?>) point.unwrapped()).getFirst() != null);
            if (some) {
                String name = series.getString("target");
                int blank = name.lastIndexOf(' ');
                answers.add(new Answer(name.substring(blank + 1), name.substring(0, blank)));
            }
        }
        return answers;
    }
}
