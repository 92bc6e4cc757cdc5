package dockerana.plugin.containerstats;

import dockerana.api.Samples;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KeyedFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;

/**
 * The memory of cgroup v1.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/memory.html">Memory resource controller</a>
 */
final class LegacyMemory implements Reader {
    private final MemorySeries series;
    private final MachineMemory machine;
    private final KernelFile usage;
    private final KeyedFile stat;
    private final KernelFile peak;
    private final KeyedFile oom;
    private final KernelFile failures;
    private final KernelFile max;
    private double limit = Double.NaN;

    LegacyMemory(Run run, Path folder, MachineMemory machine, Text text) {
        this.series = new MemorySeries(run);
        this.machine = machine;
        usage = KernelFile.mortal(folder.resolve("memory.usage_in_bytes"), text);
        stat = new KeyedFile(
                KernelFile.mortal(folder.resolve("memory.stat"), text),
                "total_inactive_file",
                "total_cache",
                "total_rss",
                "total_swap",
                "total_pgfault",
                "total_pgmajfault");
        peak = KernelFile.mortal(folder.resolve("memory.max_usage_in_bytes"), text);
        oom = new KeyedFile(KernelFile.mortal(folder.resolve("memory.oom_control"), text), "oom_kill");
        failures = KernelFile.mortal(folder.resolve("memory.failcnt"), text);
        max = new KernelFile(folder.resolve("memory.limit_in_bytes"), text);
    }

    @Override
    public void readLimits() {
        limit = machine.limitedBy(max);
        max.close();
    }

    @Override
    public boolean addTo(Samples samples) {
        double all = usage.number();
        if (Double.isNaN(all)) {
            return false;
        }
        stat.read();
        oom.read();
        series.addUsage(samples, all, stat.number(0), limit);
        series.addParts(samples, stat.number(1), stat.number(2), stat.number(3), peak.number());
        series.addEvents(samples, oom.number(0), failures.number(), stat.number(4), stat.number(5));
        return true;
    }

    @Override
    public void close() {
        usage.close();
        stat.close();
        peak.close();
        oom.close();
        failures.close();
        max.close();
    }
}
