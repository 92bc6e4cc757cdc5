package dockerana.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many files this process holds open: a plugin that runs for years leaves none behind. */
public final class OpenFiles {
    private OpenFiles() {}

    /** Those below a folder. */
    public static long below(Path folder) throws IOException {
        Path real = folder.toRealPath();
        return count(path -> path.startsWith(real));
    }

    /** Those whose whole path matches a regular expression. */
    public static long like(String pattern) throws IOException {
        Predicate<String> wanted = Pattern.compile(pattern).asMatchPredicate();
        return count(path -> wanted.test(path.toString()));
    }

    private static long count(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.map(OpenFiles::target).filter(wanted).count();
        }
    }

    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException e) { // closed since it was listed
            return Path.of("");
        }
    }
}
