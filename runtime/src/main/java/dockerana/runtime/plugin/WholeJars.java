package dockerana.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Which jars were read from end to end before, and found whole: reading every entry takes twenty times as long as summing up the file, which is
 * enough to know it again. Kept from start to start.
 */
public final class WholeJars {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Set<String> before;
    private final Set<String> now = new TreeSet<>();

    private WholeJars(Path file, Set<String> before) {
        this.file = file;
        this.before = Set.copyOf(before);
    }

    /** What an earlier start wrote into a file; nothing if it cannot be read. */
    public static WholeJars of(Path file) {
        try {
            return new WholeJars(file, new HashSet<>(Files.readAllLines(file)));
        } catch (IOException | RuntimeException e) { // such as of what is no text; everything is read again
            return new WholeJars(file, Set.of());
        }
    }

    /** None is known, and none will be. */
    static WholeJars none() {
        return new WholeJars(Path.of("unused"), Set.of());
    }

    /** A check that reads a jar from end to end, and throws if that is not whole. */
    interface Check {
        void run() throws IOException, UnfitPlugin;
    }

    /** Checks a jar, unless the same was found whole before. */
    void check(Path jar, Check check) throws IOException, UnfitPlugin {
        String sum = sum(jar);
        if (!before.contains(sum)) {
            check.run();
        }
        now.add(sum);
    }

    /** With the Java that it was checked on, for a class may be too new for another. */
    private static String sum(Path jar) throws IOException {
        CRC32 sum = new CRC32();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(jar)) {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                sum.update(buffer, 0, length);
                size += length;
            }
        }
        return "java " + Runtime.version().feature() + ", " + size + " bytes, crc32 "
                + Long.toHexString(sum.getValue());
    }

    /** Writes down those of this start, if they are others than before; where that fails, the next start takes longer. */
    public void save() {
        if (!now.equals(before)) {
            try {
                Files.write(file, now);
            } catch (IOException e) { // such as on a full disk, where the agent is needed most
                return;
            }
        }
    }
}
