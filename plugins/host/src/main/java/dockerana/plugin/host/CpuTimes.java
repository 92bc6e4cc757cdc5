package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How one processor, or all together, spent the time between two readings, in percent. The modes add up to 100: what guests used is part of
 * {@code user} and {@code nice} in the kernel's own count, and a mode that went backwards, as the kernel says {@code iowait} may, counts as 0.
 *
 * @see <a href="https://docs.kernel.org/filesystems/proc.html#miscellaneous-kernel-statistics-in-proc-stat">/proc/stat</a>
 */
final class CpuTimes {
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;

    /** In the kernel's order. */
    private static final List<Metric> MODES = List.of(
            mode("user", "Share of time that programs ran, guests of virtual machines included"),
            mode("nice", "Share of time that programs of lowered priority ran"),
            mode("system", "Share of time in the kernel"),
            mode("idle", "Share of time with nothing to do"),
            mode("iowait", "Share of time with nothing to do while a disk was awaited"),
            mode("irq", "Share of time spent on interrupts"),
            mode("softirq", "Share of time spent on deferred interrupts, mostly network"),
            mode("steal", "Share of time that the hypervisor gave to others"));

    private static final Metric USED = mode("used", "Share of time that was neither idle nor iowait");
    private static final Metric CORE_USED = Metric.gauge(
                    "cpu.core.{core}.used", "Share of time of one processor that was neither idle nor iowait")
            .in("percent");

    static final List<Metric> METRICS = metrics();

    private final Series[] modes;
    private final Series used;
    private double[] before = new double[MODES.size()];
    private double[] now = new double[MODES.size()];

    private CpuTimes(Series[] modes, Series used) {
        this.modes = modes;
        this.used = used;
        Arrays.fill(now, Double.NaN);
    }

    /** Of all processors together: each mode, and what was used. */
    static CpuTimes ofAll() {
        return new CpuTimes(MODES.stream().map(Metric::of).toArray(Series[]::new), USED.of());
    }

    /** Of one processor: what was used. */
    static CpuTimes ofCore(String core) {
        return new CpuTimes(new Series[0], CORE_USED.of(core));
    }

    /** Takes the times behind the word of a line, and adds the shares since the line before; nothing the first time. */
    void addTo(Samples samples, Text line) {
        double[] oldest = before;
        before = now;
        now = oldest;
        double total = 0;
        for (int i = 0; i < now.length; i++) {
            now[i] = line.number();
            total += spent(i);
        }
        if (total == 0) {
            return;
        }
        for (int i = 0; i < modes.length; i++) {
            if (!Double.isNaN(now[i])) { // old kernels know fewer modes
                samples.add(modes[i], 100 * spent(i) / total);
            }
        }
        samples.add(used, 100 * (total - spent(IDLE) - spent(IOWAIT)) / total);
    }

    private double spent(int mode) {
        double ticks = now[mode] - before[mode];
        return ticks > 0 ? ticks : 0;
    }

    private static Metric mode(String name, String description) {
        return Metric.gauge("cpu." + name, description).in("percent");
    }

    private static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(MODES);
        metrics.add(USED);
        metrics.add(CORE_USED);
        return List.copyOf(metrics);
    }
}
