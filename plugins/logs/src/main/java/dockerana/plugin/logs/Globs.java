package dockerana.plugin.logs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the files that a path with wildcards means: {@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}} within a name, and {@code **} for folders. */
final class Globs {
    private static final String ANY_DEPTH = "**";

    private final Path root;
    private final SortedSet<Path> found = new TreeSet<>();
    private final List<String> closed = new ArrayList<>();
    private boolean named;

    /** @param root where the host's files are */
    Globs(Path root) {
        this.root = root;
    }

    static boolean isGlob(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /** Adds what it means now; one without wildcards, whether it is there or not. */
    void add(String glob) {
        named = !isGlob(glob);
        walk(root, List.of(glob.replaceFirst("^/+", "").split("/+", -1)));
    }

    SortedSet<Path> found() {
        return found;
    }

    /** Why folders could not be looked into. */
    List<String> closed() {
        return closed;
    }

    private void walk(Path folder, List<String> rest) {
        String name = rest.getFirst();
        List<String> behind = rest.subList(1, rest.size());
        if (!isGlob(name)) {
            step(folder.resolve(name), behind);
            return;
        }
        if (name.equals(ANY_DEPTH) && !behind.isEmpty()) {
            walk(folder, behind);
        }
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + name);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (name.equals(ANY_DEPTH)) {
                    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                        walk(entry, rest);
                    }
                } else if (matcher.matches(entry.getFileName())) {
                    step(entry, behind);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) { // not there, or not yet
        } catch (IOException | DirectoryIteratorException e) {
            String reason = e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
            closed.add("%s cannot be looked into: %s".formatted(folder, reason));
        }
    }

    private void step(Path entry, List<String> behind) {
        if (behind.isEmpty()) {
            if (named || Files.isRegularFile(entry)) {
                found.add(entry);
            }
        } else if (!isGlob(behind.getFirst()) || Files.isDirectory(entry) || isHidden(entry)) {
            walk(entry, behind);
        }
    }

    /** Whether nobody may know if it is there: who looks into it is told why. */
    private static boolean isHidden(Path entry) {
        return !Files.exists(entry) && !Files.notExists(entry);
    }
}
