package dockerana.plugin.containerstats;

import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names of block devices, which control groups tell by number.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/iostats.html">/proc/diskstats</a>
 */
final class DeviceNames implements AutoCloseable {
    private final KernelFile diskstats;

    /** @param text not the one that is being read when a name is asked for */
    DeviceNames(Path proc, Text text) {
        diskstats = new KernelFile(proc.resolve("diskstats"), text);
    }

    /**
     * The name of a device. Allocates: for what is new.
     *
     * @param number major and minor, as in {@code 8:0}
     */
    Optional<String> of(String number) {
        Text text = diskstats.read();
        String major = number.substring(0, number.indexOf(':'));
        String minor = number.substring(major.length() + 1);
        Optional<String> name = Optional.empty();
        while (name.isEmpty() && text != null && text.line()) {
            if (text.word() && text.is(major) && text.word() && text.is(minor) && text.word()) {
                name = Optional.of(text.string());
            }
        }
        diskstats.close(); // a device is new seldom
        return name;
    }

    @Override
    public void close() {
        diskstats.close();
    }
}
