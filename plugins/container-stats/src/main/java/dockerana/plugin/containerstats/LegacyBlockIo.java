package dockerana.plugin.containerstats;

import dockerana.api.Samples;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Block devices of cgroup v1: lines such as {@code 8:0 Read 1459200}, in one file for bytes and another for operations. Those that throttle
 * count with every scheduler.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/blkio-controller.html">Block IO controller</a>
 */
final class LegacyBlockIo implements Reader {
    private final BlockDevices devices;
    private final KernelFile bytes;
    private final KernelFile operations;

    LegacyBlockIo(BlockDevices devices, Path folder, Text text) {
        this.devices = devices;
        bytes = KernelFile.mortal(folder.resolve("blkio.throttle.io_service_bytes_recursive"), text);
        operations = KernelFile.mortal(folder.resolve("blkio.throttle.io_serviced_recursive"), text);
    }

    @Override
    public boolean addTo(Samples samples) {
        devices.begin();
        if (!put(bytes.read(), BlockDevices.READ_BYTES, BlockDevices.WRITE_BYTES)) {
            return false;
        }
        put(operations.read(), BlockDevices.READS, BlockDevices.WRITES);
        return devices.addTo(samples);
    }

    private boolean put(@Nullable Text text, int reads, int writes) {
        if (text == null) {
            return false;
        }
        while (text.line()) {
            BlockDevices.Device device = text.word() && !text.is("Total") ? devices.at(text) : null;
            if (device != null && text.word()) {
                if (text.is("Read")) {
                    device.put(reads, text.number());
                } else if (text.is("Write")) {
                    device.put(writes, text.number());
                }
            }
        }
        return true;
    }

    @Override
    public void close() {
        bytes.close();
        operations.close();
    }
}
