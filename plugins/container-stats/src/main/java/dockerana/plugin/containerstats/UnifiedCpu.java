package dockerana.plugin.containerstats;

import dockerana.api.Samples;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KeyedFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;

/**
 * The processors of cgroup v2.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files">CPU interface files</a>
 */
final class UnifiedCpu implements Reader {
    private static final double MICROS = 1e6;

    private final CpuSeries series;
    private final KeyedFile stat;
    private final KernelFile max;
    private double cores = Double.NaN;

    UnifiedCpu(Run run, Path folder, SystemTime system, Text text) {
        series = new CpuSeries(run, system);
        stat = new KeyedFile(
                KernelFile.mortal(folder.resolve("cpu.stat"), text),
                "usage_usec",
                "user_usec",
                "system_usec",
                "nr_periods",
                "nr_throttled",
                "throttled_usec");
        max = new KernelFile(folder.resolve("cpu.max"), text);
    }

    /** A quota, which may be {@code max}, and the period. */
    @Override
    public void readLimits() {
        Text text = max.read();
        double quota = text != null && text.line() ? text.number() : Double.NaN;
        cores = text == null ? Double.NaN : quota / text.number();
        max.close();
    }

    @Override
    public boolean addTo(Samples samples) {
        if (!stat.read()) {
            return false;
        }
        series.addUsage(samples, stat.number(0) / MICROS, stat.number(1) / MICROS, stat.number(2) / MICROS, cores);
        series.addThrottling(samples, stat.number(3), stat.number(4), stat.number(5) / MICROS);
        return true;
    }

    @Override
    public void close() {
        stat.close();
        max.close();
    }
}
