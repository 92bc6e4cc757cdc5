package dockerana.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which jars were read from end to end before, and found whole. A file is known again by what the kernel changes with it: nobody but the kernel sets the
 * time of the last change. Kept from start to start.
 */
public final class WholeJars {
    private static final String IDENTITY = "unix:dev,ino,size,ctime";

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
        String identity = identity(jar);
        if (!before.contains(identity)) {
            check.run();
        }
        now.add(identity);
    }

    /** With the Java that it was checked on, for a class may be too new for another. */
    private static String identity(Path jar) throws IOException {
        Map<String, Object> file = Files.readAttributes(jar, IDENTITY);
        return "java " + Runtime.version().feature() + ", device " + file.get("dev") + ", inode " + file.get("ino")
                + ", " + file.get("size") + " bytes, changed " + file.get("ctime");
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
