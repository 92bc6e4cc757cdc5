package dockerana.plugin.containerstats;

import dockerana.api.Samples;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;

/**
 * Block devices of cgroup v2: lines such as {@code 8:16 rbytes=1459200 wbytes=314773504 rios=192 wios=353 dbytes=0 dios=0}.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#io-interface-files">IO interface files</a>
 */
final class UnifiedBlockIo implements Reader {
    private final BlockDevices devices;
    private final KernelFile stat;

    UnifiedBlockIo(BlockDevices devices, Path folder, Text text) {
        this.devices = devices;
        this.stat = KernelFile.mortal(folder.resolve("io.stat"), text);
    }

    @Override
    public boolean addTo(Samples samples) {
        Text text = stat.read();
        if (text == null) {
            return false;
        }
        devices.begin();
        while (text.line()) {
            BlockDevices.Device device = text.word() ? devices.at(text) : null;
            while (device != null && text.word()) {
                if (text.cutAt('=')) {
                    put(device, text);
                }
            }
        }
        return devices.addTo(samples);
    }

    private static void put(BlockDevices.Device device, Text text) {
        if (text.is("rbytes")) {
            device.put(BlockDevices.READ_BYTES, text.number());
        } else if (text.is("wbytes")) {
            device.put(BlockDevices.WRITE_BYTES, text.number());
        } else if (text.is("rios")) {
            device.put(BlockDevices.READS, text.number());
        } else if (text.is("wios")) {
            device.put(BlockDevices.WRITES, text.number());
        }
    }

    @Override
    public void close() {
        stat.close();
    }
}
