package dockerana.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A jar that was read from end to end: every entry has its checksum, every class runs on this JVM. Class loaders notice neither before a
 * class is needed, which may be days later.
 *
 * @param manifest the main attributes of its manifest; empty without one
 * @param entries those of the names asked for that are in it
 * @param defaults the text of its {@code defaults.conf}; empty without one
 */
record JarContents(Attributes manifest, Set<String> entries, String defaults) {
    static final String DEFAULTS = "defaults.conf";

    private static final int CLASS_FILE_MAGIC = 0xCAFEBABE;
    /** Class files of Java n have the major version n + 44. */
    private static final int BEFORE_JAVA = 44;

    /**
     * @param subject what messages call the jar: "it", or which of several
     * @param names which entries are of interest, by the main attributes of the manifest
     */
    static JarContents read(Path jar, String subject, WholeJars whole, Function<Attributes, Set<String>> names)
            throws UnfitPlugin {
        if (!Files.isReadable(jar)) {
            throw new UnfitPlugin(subject + " cannot be read by this user", "give the user of the agent read access");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            whole.check(jar, () -> check(file, subject));
            Manifest manifest = file.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            Set<String> entries = new HashSet<>(names.apply(attributes));
            entries.removeIf(name -> file.getEntry(name) == null);
            return new JarContents(attributes, entries, defaults(file));
        } catch (IOException | RuntimeException e) { // broken zips also bring IllegalArgumentException and the like
            throw new UnfitPlugin(
                    "%s is not a whole jar (%s)".formatted(subject, e.getMessage()), "copy or download it again");
        }
    }

    boolean has(String entry) {
        return entries.contains(entry);
    }

    private static void check(JarFile file, String subject) throws IOException, UnfitPlugin {
        byte[] buffer = new byte[1 << 16];
        for (JarEntry entry : Collections.list(file.entries())) {
            check(file, entry, buffer, subject);
        }
    }

    private static void check(JarFile file, JarEntry entry, byte[] buffer, String subject)
            throws IOException, UnfitPlugin {
        CRC32 checksum = new CRC32();
        try (InputStream in = file.getInputStream(entry)) {
            int length = in.readNBytes(buffer, 0, buffer.length);
            if (length > 8 && isClass(entry.getName())) {
                checkJava(entry.getName(), buffer, subject);
            }
            for (; length > 0; length = in.readNBytes(buffer, 0, buffer.length)) {
                checksum.update(buffer, 0, length);
            }
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw new ZipException("wrong checksum of " + entry.getName());
        }
    }

    /** Other Java versions may keep theirs below META-INF/versions; a module description is not loaded from the class path. */
    private static boolean isClass(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.equals("module-info.class");
    }

    private static void checkJava(String entry, byte[] head, String subject) throws UnfitPlugin {
        int java = unsigned16(head, 6) - BEFORE_JAVA;
        int running = Runtime.version().feature();
        if ((unsigned16(head, 0) << 16 | unsigned16(head, 2)) == CLASS_FILE_MAGIC && java > running) {
            throw new UnfitPlugin(
                    "%s needs Java %d (%s) and this is Java %d".formatted(subject, java, entry, running),
                    "get the build for Java %d, or run Dockerana on Java %d".formatted(running, java));
        }
    }

    private static int unsigned16(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
    }

    private static String defaults(JarFile file) throws IOException {
        @Nullable JarEntry entry = file.getJarEntry(DEFAULTS);
        if (entry == null) {
            return "";
        }
        try (InputStream in = file.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
