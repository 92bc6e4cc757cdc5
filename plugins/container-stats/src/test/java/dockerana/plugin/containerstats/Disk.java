package dockerana.plugin.containerstats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The block device that a file is on.
 *
 * @param name as the kernel calls it
 * @param number as it is in a path of a series that knows no name
 */
record Disk(String name, String number) {
    static Disk of(Path file) throws IOException {
        long device = ((Number) Files.getAttribute(file, "unix:dev")).longValue();
        String major = Long.toString((device >> 8) & 0xfff);
        String minor = Long.toString((device & 0xff) | ((device >> 12) & 0xfff00));
        List<String> table = Files.readAllLines(Path.of("/proc/diskstats"));
        for (String line : table) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].equals(major) && words[1].equals(minor)) {
                return new Disk(words[2], major + '_' + minor);
            }
        }
        throw new IOException(file + " is on no block device: " + major + ':' + minor);
    }

    /** Its device file. */
    String path() {
        return "/dev/" + name;
    }
}
