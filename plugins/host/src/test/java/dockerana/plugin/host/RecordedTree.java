package dockerana.plugin.host;

import dockerana.testkit.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A machine as files: a {@link Recording}, in whose readings {@code statvfs} says what that call would. */
final class RecordedTree implements Statvfs {
    static final int PAGE_SIZE = 4096;

    private final Recording recording;
    private final Map<String, Space> spaces = new HashMap<>();

    /** @param copy an empty folder */
    RecordedTree(Path recorded, Path copy) throws IOException {
        recording = new Recording(recorded, copy);
        readSpaces();
    }

    HostConfig config() throws IOException {
        Properties options = new Properties();
        Path file = recording.recorded().resolve("source.properties");
        if (Files.exists(file)) {
            options.load(Files.newBufferedReader(file));
        }
        Path copy = recording.copy();
        return TestConfig.of(copy.resolve("proc"), copy.resolve("sys"), Path.of(options.getProperty("root", "/")));
    }

    /** Makes the copy look like this reading. */
    void show(int reading) throws IOException {
        recording.show(reading);
        readSpaces();
    }

    private void readSpaces() throws IOException {
        spaces.clear();
        Path file = recording.copy().resolve("statvfs");
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
