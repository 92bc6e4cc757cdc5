package dockerana.plugin.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells whole disks from partitions, and from memory and files that pretend to be disks. */
public final class WholeDisks {
    private static final Pattern PRETENDED = Pattern.compile("(loop|z?ram)\\d+");

    /** Where {@code sys/block} cannot be read, names must do: a letter and then a number, or a number, {@code p} and a number. */
    private static final Pattern PARTITION =
            Pattern.compile("([hsv]|xv)d[a-z]+\\d+|(nvme\\d+n|mmcblk|md|nbd|cciss/c\\d+d)\\d+p\\d+");

    private final Path blocks;

    /** @param sys where the host's {@code /sys} is for this process */
    public WholeDisks(Path sys) {
        blocks = sys.resolve("block");
    }

    /** Whether a device of {@code /proc/diskstats} is a whole disk. Touches the file system: for what is new. */
    public boolean has(String device) {
        if (PRETENDED.matcher(device).matches()) {
            return false;
        }
        return Files.isDirectory(blocks)
                ? Files.exists(blocks.resolve(device.replace('/', '!'))) // as sysfs writes it
                : !PARTITION.matcher(device).matches();
    }
}
