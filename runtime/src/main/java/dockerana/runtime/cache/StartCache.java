package dockerana.runtime.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The start cache of this process. The start script names the file by all that it depends on, and gives it to the JVM if it is there; whether
 * the JVM took it is seen by what it maps.
 *
 * @param file where it is, or is to be; empty if there is no place for it or none is wanted
 * @param inUse whether classes of this process come from it
 */
public record StartCache(Optional<Path> file, boolean inUse) {
    /** What the start script sets. */
    private static final String FILE = "dockerana.cache";

    private static final Path MAPS = Path.of("/proc/self/maps");

    /** That of this process. */
    public static StartCache ofThisProcess() {
        @Nullable String file = System.getProperty(FILE);
        return file == null ? new StartCache(Optional.empty(), false) : of(Path.of(file), MAPS);
    }

    static StartCache of(Path file, Path maps) {
        return new StartCache(Optional.of(file), isMapped(file, maps));
    }

    /** The name alone: the kernel shows a path without links. */
    private static boolean isMapped(Path file, Path maps) {
        String end = "/" + file.getFileName();
        try (Stream<String> mapped = Files.lines(maps)) {
            return mapped.anyMatch(line -> line.endsWith(end));
        } catch (IOException e) {
            return false;
        }
    }

    /** In the words of the log. */
    @Override
    public String toString() {
        if (file.isEmpty()) {
            return "no start cache";
        }
        return inUse ? "start cache " + file.get() : "no start cache yet";
    }
}
