package dockerana.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which disk files lie on. */
final class Disk {
    private Disk() {}

    /** The name of the whole disk below a folder, such as {@code sda}. */
    static String below(Path folder) throws IOException {
        long device = ((Number) Files.getAttribute(folder, "unix:dev")).longValue();
        long major = (device >> 8) & 0xfff;
        long minor = (device & 0xff) | ((device >> 12) & 0xfff00);
        Path link = Path.of("/sys/dev/block", major + ":" + minor);
        if (!Files.exists(link)) {
            throw new AssertionError(folder + " lies on no disk; have STATE name a folder that does");
        }
        Path block = link.toRealPath();
        Path whole = Files.exists(block.resolve("partition"))
                ? block.resolveSibling(".").normalize()
                : block;
        return whole.toString().replaceFirst(".*/", "");
    }
}
