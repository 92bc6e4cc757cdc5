package dockerana.distribution;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A dashboard, as its file in the archive has it. */
record ShippedBoard(String uid, Config file) {
    static final ConfigParseOptions JSON = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);

    static List<ShippedBoard> allIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> ConfigFactory.parseFile(file.toFile(), JSON))
                    .map(file -> new ShippedBoard(file.getString("uid"), file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of its panels that ask something. */
    List<Panel> panels() {
        return file.getConfigList("panels").stream()
                .filter(panel -> panel.hasPath("targets"))
                .map(panel -> new Panel(this, panel))
                .toList();
    }

    Config variable(String name) {
        return variables()
                .filter(one -> one.getString("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(uid + " has no variable " + name));
    }

    private Stream<? extends Config> variables() {
        return file.getConfigList("templating.list").stream();
    }

    /** What the variables ask whose values come from Graphite, by their names. */
    Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        variables()
                .filter(variable -> variable.getString("type").equals("query"))
                .forEach(variable -> queries.put(variable.getString("name"), variable.getString("query.target")));
        return queries;
    }

    /** Whether all containers can be chosen at once, or none has to be. */
    boolean takesAll() {
        return variables()
                .filter(one -> one.getString("name").equals("container"))
                .allMatch(one -> one.getBoolean("includeAll"));
    }

    /** The tag by which each kind of mark on its charts is found. */
    List<String> marks() {
        return file.getConfigList("annotations.list").stream()
                .filter(mark -> mark.hasPath("target"))
                .map(mark -> mark.getStringList("target.tags").getFirst())
                .toList();
    }

    @Override
    public String toString() {
        return uid;
    }

    /** A panel that asks Graphite or Elasticsearch. */
    record Panel(ShippedBoard board, Config file) {
        /** What it asks Graphite, by letters. */
        Map<String, String> targets() {
            Map<String, String> targets = new LinkedHashMap<>();
            file.getConfigList("targets").stream()
                    .filter(target -> target.hasPath("target"))
                    .forEach(target -> targets.put(target.getString("refId"), target.getString("target")));
            return targets;
        }

        /** What it asks Elasticsearch. */
        List<? extends Config> searches() {
            return file.getConfigList("targets").stream()
                    .filter(target -> target.hasPath("bucketAggs"))
                    .toList();
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
            return board + ": " + file.getString("title");
        }
    }
}
