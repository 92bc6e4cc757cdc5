package dockerana.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a machine's files said, reading after reading: a folder of {@code src/test/cases} that holds a folder {@code 1}, a folder {@code 2} and so
 * on. A source under test reads a copy, which becomes the next reading without a file being replaced, as the kernel does it: a source may keep
 * files open.
 */
public final class Recording {
    private static final Path CASES = Path.of("src/test/cases");

    private final Path recorded;
    private final Path copy;

    /**
     * Shows the first reading.
     *
     * @param recorded the folder with the readings
     * @param copy an empty folder
     */
    public Recording(Path recorded, Path copy) throws IOException {
        this.recorded = recorded;
        this.copy = copy;
        show(1);
    }

    /** All that the module under test has, sorted. */
    public static List<Path> all() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    /** The one with a name. */
    public static Path named(String name) {
        return CASES.resolve(name);
    }

    /** Where it was recorded; what else belongs to it lies beside its readings. */
    public Path recorded() {
        return recorded;
    }

    /** What the source is to read. */
    public Path copy() {
        return copy;
    }

    /** Makes the copy look like this reading, counted from 1: what is not in it goes. */
    public void show(int reading) throws IOException {
        Path from = recorded.resolve(String.valueOf(reading));
        try (Stream<Path> old = Files.walk(copy)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                if (!Files.exists(from.resolve(copy.relativize(path)), LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(path);
                }
            }
        }
        try (Stream<Path> wanted = Files.walk(from)) {
            for (Path path : wanted.toList()) {
                put(path, copy.resolve(from.relativize(path)));
            }
        }
    }

    private static void put(Path path, Path to) throws IOException {
        if (Files.isSymbolicLink(path)) {
            Files.deleteIfExists(to);
            Files.createSymbolicLink(to, Files.readSymbolicLink(path));
        } else if (Files.isDirectory(path)) {
            Files.createDirectories(to);
        } else if (Files.exists(to)) {
            Files.write(to, Files.readAllBytes(path));
        } else {
            Files.copy(path, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
