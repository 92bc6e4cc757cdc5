package dockerana.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Dockerana as a user has it: the archive, unpacked.
 *
 * @param home the folder that the archive holds
 */
record Installation(Path home) {
    /** The archive's file without its extension. */
    static final Path ARCHIVE = Path.of(System.getProperty("dockerana.archive", "target/dockerana-0.1.0-SNAPSHOT"));

    static Installation in(Path directory) throws InterruptedException {
        Command.run("tar", "-xzf", ARCHIVE + ".tar.gz", "-C", directory.toString())
                .succeeded();
        return new Installation(directory.resolve(ARCHIVE.getFileName()));
    }

    /** The archive that brings a Java of its own. */
    static Installation withJavaIn(Path directory) throws InterruptedException {
        Command.run("tar", "-xzf", System.getProperty("dockerana.archive.with-java"), "-C", directory.toString())
                .succeeded();
        return new Installation(directory.resolve(ARCHIVE.getFileName()));
    }

    Installation configured(String configuration) {
        try {
            Files.writeString(file("conf/application.conf"), configuration);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String path) {
        return home.resolve(path);
    }

    String launcher() {
        return file("bin/dockerana").toString();
    }

    /** The names of the files in a folder, sorted. */
    List<String> list(String folder) {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
