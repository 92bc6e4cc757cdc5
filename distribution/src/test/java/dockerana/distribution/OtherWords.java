package dockerana.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** A jar as another version would have it: some words of its classes are others. */
final class OtherWords {
    private OtherWords() {}

    /** Writes the jar anew with a text in place of one as long. */
    static void in(Path jar, String words, String others) throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (JarFile file = new JarFile(jar.toFile());
                JarOutputStream out = new JarOutputStream(changed)) {
            for (JarEntry entry : Collections.list(file.entries())) {
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(replaced(file.getInputStream(entry).readAllBytes(), words, others));
                out.closeEntry();
            }
        }
        Files.write(jar, changed.toByteArray());
    }

    private static byte[] replaced(byte[] bytes, String words, String others) {
        if (words.length() != others.length()) {
            throw new IllegalArgumentException("a class knows how long its texts are");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(words, others)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
