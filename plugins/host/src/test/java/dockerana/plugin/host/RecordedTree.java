package dockerana.plugin.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A machine as files: one folder of {@code src/test/cases}, with a folder per reading. The source reads a copy, which becomes the next reading
 * without a file being replaced, as the kernel does it.
 */
final class RecordedTree implements Statvfs {
    static final int PAGE_SIZE = 4096;

    private final Path recorded;
    private final Path copy;
    private final Map<String, Space> spaces = new HashMap<>();

    /** @param copy an empty folder */
    RecordedTree(Path recorded, Path copy) throws IOException {
        this.recorded = recorded;
        this.copy = copy;
        show(1);
    }

    static List<Path> all() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/cases"))) {
            return folders.sorted().toList();
        }
    }

    HostConfig config() throws IOException {
        Properties options = new Properties();
        Path file = recorded.resolve("source.properties");
        if (Files.exists(file)) {
            options.load(Files.newBufferedReader(file));
        }
        return TestConfig.of(copy.resolve("proc"), copy.resolve("sys"), Path.of(options.getProperty("root", "/")));
    }

    /** Makes the copy look like this reading. */
    void show(int reading) throws IOException {
        Path from = recorded.resolve(String.valueOf(reading));
        try (Stream<Path> old = Files.walk(copy)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(copy) && !Files.exists(from.resolve(copy.relativize(path)))) {
                    Files.delete(path);
                }
            }
        }
        try (Stream<Path> wanted = Files.walk(from)) {
            for (Path path : wanted.toList()) {
                Path to = copy.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else if (Files.exists(to)) {
                    Files.write(to, Files.readAllBytes(path));
                } else {
                    Files.copy(path, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        readSpaces();
    }

    private void readSpaces() throws IOException {
        spaces.clear();
        Path file = copy.resolve("statvfs");
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            List<Long> numbers = new ArrayList<>();
            int pathEnd = line.length();
            for (int i = 0; i < 6; i++) {
                int blank = line.lastIndexOf(' ', pathEnd - 1);
                numbers.addFirst(Long.valueOf(line.substring(blank + 1, pathEnd)));
                pathEnd = blank;
            }
            spaces.put(
                    line.substring(0, pathEnd),
                    new Space(
                            numbers.get(0),
                            numbers.get(1),
                            numbers.get(2),
                            numbers.get(3),
                            numbers.get(4),
                            numbers.get(5)));
        }
    }

    @Override
    public Question about(String path) {
        return () -> space(path);
    }

    private @Nullable Space space(String path) {
        return spaces.get(path);
    }
}
