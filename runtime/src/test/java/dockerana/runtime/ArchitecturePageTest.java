package dockerana.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What docs/architecture.md names. */
@NullMarked
final class ArchitecturePageTest {
    private static final Path CHECKOUT = Path.of("..");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)(?:\\.[a-z]\\w*)?`");
    private static final Set<String> OF_THE_JDK = Set.of("IOException");

    @Test
    void everyClassOnThePageExists() throws IOException {
        assertThat(named()).hasSizeGreaterThan(20).isSubsetOf(existing());
    }

    private static Set<String> named() throws IOException {
        String page = Files.readString(CHECKOUT.resolve("docs").resolve("architecture.md"));
        return CLASS.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !OF_THE_JDK.contains(name))
                .collect(Collectors.toSet());
    }

    private static Set<String> existing() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve("src"))) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        return names;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> top = Files.list(CHECKOUT);
                Stream<Path> plugins = Files.list(CHECKOUT.resolve("plugins"))) {
            return Stream.concat(top, plugins)
                    .filter(folder -> Files.isDirectory(folder.resolve("src")))
                    .toList();
        }
    }
}
