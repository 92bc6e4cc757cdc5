package dockerana.plugin.containerstats;

import dockerana.api.Samples;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KeyedFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;

/**
 * The processors of cgroup v1, where one controller counts and another limits; often both are in one hierarchy.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/cpuacct.html">CPU accounting controller</a>
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html">CFS bandwidth control</a>
 */
final class LegacyCpu implements Reader {
    private static final double NANOS = 1e9;
    private static final double TICKS_PER_SECOND = 100;

    private final CpuSeries series;
    private final KernelFile usage;
    private final KeyedFile modes;
    private final KeyedFile throttling;
    private final KernelFile quota;
    private final KernelFile period;
    private double cores = Double.NaN;

    LegacyCpu(Run run, Path cpuacct, Path cpu, SystemTime system, Text text) {
        series = new CpuSeries(run, system);
        usage = KernelFile.mortal(cpuacct.resolve("cpuacct.usage"), text);
        modes = new KeyedFile(KernelFile.mortal(cpuacct.resolve("cpuacct.stat"), text), "user", "system");
        throttling = new KeyedFile(
                KernelFile.mortal(cpu.resolve("cpu.stat"), text), "nr_periods", "nr_throttled", "throttled_time");
        quota = new KernelFile(cpu.resolve("cpu.cfs_quota_us"), text);
        period = new KernelFile(cpu.resolve("cpu.cfs_period_us"), text);
    }

    /** No limit is a quota of -1, which {@link Text} does not take for a number. */
    @Override
    public void readLimits() {
        cores = quota.number() / period.number();
        quota.close();
        period.close();
    }

    @Override
    public boolean addTo(Samples samples) {
        double total = usage.number();
        if (Double.isNaN(total)) {
            return false;
        }
        modes.read();
        throttling.read();
        series.addUsage(
                samples, total / NANOS, modes.number(0) / TICKS_PER_SECOND, modes.number(1) / TICKS_PER_SECOND, cores);
        series.addThrottling(samples, throttling.number(0), throttling.number(1), throttling.number(2) / NANOS);
        return true;
    }

    @Override
    public void close() {
        usage.close();
        modes.close();
        throttling.close();
        quota.close();
        period.close();
    }
}
