package dockerana.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the jars of a plugin. */
final class Jars {
    private Jars() {}

    /** What is in a folder, hidden files left out, sorted by name. */
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !name(file).startsWith(".")).sorted().toList();
        }
    }

    /** A jar itself, or the jars in a folder. */
    static List<Path> of(Path file) throws IOException {
        return Files.isDirectory(file) ? list(file).stream().filter(Jars::isJar).toList() : List.of(file);
    }

    static boolean isJar(Path file) {
        return name(file).endsWith(".jar") && Files.isRegularFile(file);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
