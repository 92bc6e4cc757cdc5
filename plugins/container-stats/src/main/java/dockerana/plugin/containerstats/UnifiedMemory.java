package dockerana.plugin.containerstats;

import dockerana.api.Samples;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KeyedFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;

/**
 * The memory of cgroup v2.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files">Memory interface files</a>
 */
final class UnifiedMemory implements Reader {
    private final MemorySeries series;
    private final MachineMemory machine;
    private final KernelFile current;
    private final KeyedFile stat;
    private final KernelFile swap;
    private final KernelFile peak;
    private final KeyedFile events;
    private final KernelFile max;
    private double limit = Double.NaN;

    UnifiedMemory(Run run, Path folder, MachineMemory machine, Text text) {
        this.series = new MemorySeries(run);
        this.machine = machine;
        current = KernelFile.mortal(folder.resolve("memory.current"), text);
        stat = new KeyedFile(
                KernelFile.mortal(folder.resolve("memory.stat"), text),
                "inactive_file",
                "file",
                "anon",
                "pgfault",
                "pgmajfault");
        swap = KernelFile.mortal(folder.resolve("memory.swap.current"), text);
        peak = KernelFile.mortal(folder.resolve("memory.peak"), text);
        events = new KeyedFile(KernelFile.mortal(folder.resolve("memory.events"), text), "oom_kill", "max");
        max = new KernelFile(folder.resolve("memory.max"), text);
    }

    @Override
    public void readLimits() {
        limit = machine.limitedBy(max);
        max.close();
    }

    @Override
    public boolean addTo(Samples samples) {
        double usage = current.number();
        if (Double.isNaN(usage)) {
            return false;
        }
        stat.read();
        events.read();
        series.addUsage(samples, usage, stat.number(0), limit);
        series.addParts(samples, stat.number(1), stat.number(2), swap.number(), peak.number());
        series.addEvents(samples, events.number(0), events.number(1), stat.number(3), stat.number(4));
        return true;
    }

    @Override
    public void close() {
        current.close();
        stat.close();
        swap.close();
        peak.close();
        events.close();
        max.close();
    }
}
