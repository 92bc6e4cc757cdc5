package dockerana.distribution;

import dockerana.distribution.keeping.KeepingPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a sink {@code keeping} of an agent kept, seen from outside.
 *
 * @param file where it keeps them
 */
record KeptRecords(Path file) {
    /** Gives an installation such a sink, whose file this is. */
    static KeptRecords of(Installation installation, Path file) throws Exception {
        PluginJar.of(KeepingPlugin.class, installation.file("plugins/keeping.jar"), """
                keeping {
                  # Where to keep them.
                  # file = "/tmp/kept"
                }
                """);
        return new KeptRecords(Files.createFile(file));
    }

    /** By id; those of one id that differ stand side by side. A line that a kill cut short is none. */
    Map<String, Set<String>> textsOfId() {
        Map<String, Set<String>> texts = new TreeMap<>();
        try {
            Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> texts.computeIfAbsent(parts[0], first -> new HashSet<>())
                            .add(parts[1]));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String text) {
        return textsOfId().values().stream().anyMatch(texts -> texts.contains(text));
    }
}
