package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** A container's log as Docker's driver writes and rotates it. */
final class JsonLog {
    static final Instant EPOCH = Instant.parse("2026-01-31T12:00:00Z");

    final Path path;
    private int written;

    JsonLog(Path directory) {
        path = directory.resolve("0123-json.log");
    }

    /** A line with the next number, a microsecond after the one before. */
    String line() throws IOException {
        String text = "line " + written;
        write("stdout", text + "\\n", EPOCH.plusNanos(1_000L * written));
        return text;
    }

    /** So many lines. */
    void lines(int count) throws IOException {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < count; i++) {
            entries.append(entry("stdout", "line " + written + "\\n", EPOCH.plusNanos(1_000L * written)));
            written++;
        }
        append(entries.toString());
    }

    /** A piece of a stream; the text is JSON already. */
    void write(String stream, String json, Instant time) throws IOException {
        append(entry(stream, json, time));
        written++;
    }

    static String entry(String stream, String json, Instant time) {
        return "{\"log\":\"%s\",\"stream\":\"%s\",\"time\":\"%s\"}\n".formatted(json, stream, time);
    }

    void append(String bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(bytes.getBytes(UTF_8));
        }
    }

    /** What the driver does when the file is full; with one file it begins anew in place. */
    void rotate(int maxFiles) throws IOException {
        if (maxFiles > 1) {
            Files.deleteIfExists(rotated(maxFiles - 1));
            for (int age = maxFiles - 1; age > 1; age--) {
                for (String end : new String[] {"", ".gz"}) {
                    Path from = Path.of(rotated(age - 1) + end);
                    if (Files.exists(from)) {
                        Files.move(from, Path.of(rotated(age) + end), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            Files.move(path, rotated(1), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    /** What the driver does in the background after a rotation. */
    void compress() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(rotated(1) + ".gz")))) {
            Files.copy(rotated(1), out);
        }
        Files.delete(rotated(1));
    }

    Path rotated(int age) {
        return Path.of(path + "." + age);
    }
}
