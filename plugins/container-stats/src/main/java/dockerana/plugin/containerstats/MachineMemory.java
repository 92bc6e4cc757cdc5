package dockerana.plugin.containerstats;

import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;

/** How much memory the machine has: more is no limit for a container, whatever was configured. */
final class MachineMemory {
    private static final double BYTES_PER_KIB = 1024;

    private final KernelFile meminfo;

    MachineMemory(Path proc, Text text) {
        meminfo = new KernelFile(proc.resolve("meminfo"), text);
    }

    /** What of it the file of a limit leaves: all, if that says more or no number, such as {@code max}. NaN if it cannot be read. */
    double limitedBy(KernelFile file) {
        Text text = file.read();
        if (text == null || !text.line()) {
            return Double.NaN;
        }
        double limit = text.number();
        double total = total();
        return limit < total ? limit : total;
    }

    private double total() {
        Text text = meminfo.read();
        double total = Double.NaN;
        while (text != null && text.line() && text.word()) {
            if (text.is("MemTotal:")) {
                total = text.number() * BYTES_PER_KIB;
                break;
            }
        }
        meminfo.close();
        return total;
    }
}
