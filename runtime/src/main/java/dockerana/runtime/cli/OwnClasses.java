package dockerana.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The project's own classes in a jar, loaded without being used: what is done at a far end alone, a rehearsal would not come upon. */
final class OwnClasses {
    private static final String PACKAGES = "dockerana/";
    private static final String CLASS = ".class";

    private OwnClasses() {}

    /** Those of the agent itself. */
    static void load() throws IOException {
        ClassLoader loader = OwnClasses.class.getClassLoader();
        for (String jar : List.of(System.getProperty("java.class.path").split(":", -1))) {
            if (Files.isRegularFile(Path.of(jar))) {
                load(Path.of(jar), loader);
            }
        }
    }

    /** Those in a jar; of a folder none. */
    static void load(Path jar, ClassLoader loader) throws IOException {
        if (Files.isDirectory(jar)) {
            return;
        }
        try (JarFile file = new JarFile(jar.toFile());
                Stream<JarEntry> entries = Collections.list(file.entries()).stream()) {
            entries.map(JarEntry::getName)
                    .filter(name -> name.startsWith(PACKAGES) && name.endsWith(CLASS))
                    .filter(name -> !name.endsWith("-info.class"))
                    .forEach(name -> load(name, loader));
        }
    }

    private static void load(String entry, ClassLoader loader) {
        String name = entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException
                | LinkageError e) { // it needs a library that is not there, and will not be used either
            return;
        }
    }
}
