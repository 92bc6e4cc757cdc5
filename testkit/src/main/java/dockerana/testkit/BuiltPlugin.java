package dockerana.testkit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was built of a plugin, as a folder or a jar. */
final class BuiltPlugin {
    private BuiltPlugin() {}

    /** Where a class was loaded from. */
    static Path of(Class<?> door) {
        CodeSource source = door.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            throw new IllegalStateException("Nobody knows where " + door + " was loaded from: override built()");
        }
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every file by its path inside, with slashes. */
    static NavigableMap<String, byte[]> files(Path built) throws IOException {
        if (Files.isDirectory(built)) {
            return below(built);
        }
        try (FileSystem jar = FileSystems.newFileSystem(built)) {
            return below(jar.getPath("/"));
        }
    }

    private static NavigableMap<String, byte[]> below(Path root) throws IOException {
        NavigableMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
