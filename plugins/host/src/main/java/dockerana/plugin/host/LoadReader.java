package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Text;
import java.util.List;

/** The load averages and the number of threads: {@code /proc/loadavg}, such as {@code 0.27 0.21 0.13 1/95 8044}. */
final class LoadReader implements Reader {
    private static final Metric ONE = Metric.gauge("load.1m", "Threads that ran or waited, averaged over a minute");
    private static final Metric FIVE = Metric.gauge("load.5m", "Threads that ran or waited, averaged over 5 minutes");
    private static final Metric FIFTEEN =
            Metric.gauge("load.15m", "Threads that ran or waited, averaged over 15 minutes");
    private static final Metric THREADS = Metric.gauge("processes.threads", "Threads that exist");
    static final List<Metric> METRICS = List.of(ONE, FIVE, FIFTEEN, THREADS);

    private final KernelFile loadavg;
    private final Series one = ONE.of();
    private final Series five = FIVE.of();
    private final Series fifteen = FIFTEEN.of();
    private final Series threads = THREADS.of();

    LoadReader(KernelFiles files) {
        loadavg = files.expected("loadavg");
    }

    @Override
    public void addTo(Samples samples) {
        Text text = loadavg.read();
        if (text == null || !text.line()) {
            return;
        }
        samples.add(one, text.number());
        samples.add(five, text.number());
        samples.add(fifteen, text.number());
        if (text.word() && text.cutAt('/')) {
            samples.add(threads, text.number());
        }
    }
}
