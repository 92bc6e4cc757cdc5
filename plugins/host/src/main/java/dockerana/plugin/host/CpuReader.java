package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Rows;
import dockerana.plugin.kernel.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code /proc/stat} counts: the time of the processors, and processes. */
final class CpuReader implements Reader {
    private static final Metric CORES = Metric.gauge("cpu.cores", "Processors that are online");
    private static final Metric RUNNING =
            Metric.gauge("processes.running", "Threads that run or would run if a processor were free");
    private static final Metric BLOCKED = Metric.gauge("processes.blocked", "Threads that wait for a disk");
    private static final Metric FORKS = Metric.counter("processes.forks", "Processes and threads started");
    static final List<Metric> METRICS = List.of(CORES, RUNNING, BLOCKED, FORKS);

    private final KernelFile stat;
    private final CpuTimes all = CpuTimes.ofAll();
    private final Rows<CpuTimes> each = new Rows<>((_, label) -> CpuTimes.ofCore(label.substring("cpu".length())));
    private final Series cores = CORES.of();
    private final Series running = RUNNING.of();
    private final Series blocked = BLOCKED.of();
    private final Series forks = FORKS.of();

    CpuReader(KernelFiles files) {
        stat = files.expected("stat");
    }

    @Override
    public void addTo(Samples samples) {
        Text text = stat.read();
        if (text == null) {
            return;
        }
        int online = 0;
        each.begin();
        while (text.line() && text.word()) {
            if (text.is("cpu")) {
                all.addTo(samples, text);
            } else if (text.startsWith("cpu")) {
                each.at(text).addTo(samples, text);
                online++;
            } else {
                Series counted = counted(text);
                if (counted != null) {
                    samples.add(counted, text.number());
                }
            }
        }
        if (online > 0) {
            samples.add(cores, online);
        }
    }

    private @Nullable Series counted(Text text) {
        if (text.is("processes")) {
            return forks;
        }
        if (text.is("procs_running")) {
            return running;
        }
        return text.is("procs_blocked") ? blocked : null;
    }
}
