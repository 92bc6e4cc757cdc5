package dockerana.plugin.containerstats;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;
import java.util.List;

/**
 * Processes and threads, in the same files of cgroup v1 and v2.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#pid-interface-files">PID interface files</a>
 */
final class PidsReader implements Reader {
    private static final Metric CURRENT =
            Metric.gauge("containers.{container}.pids.current", "Processes and threads that there are");
    private static final Metric LIMIT = Metric.gauge(
            "containers.{container}.pids.limit", "Processes and threads that there may be at most, if limited");
    static final List<Metric> METRICS = List.of(CURRENT, LIMIT);

    private final Series current;
    private final Series limit;
    private final KernelFile now;
    private final KernelFile max;
    private double most = Double.NaN;

    PidsReader(Run run, Path folder, Text text) {
        current = run.series(CURRENT);
        limit = run.series(LIMIT);
        now = KernelFile.mortal(folder.resolve("pids.current"), text);
        max = new KernelFile(folder.resolve("pids.max"), text);
    }

    /** No limit is {@code max}, which is no number. */
    @Override
    public void readLimits() {
        most = max.number();
        max.close();
    }

    @Override
    public boolean addTo(Samples samples) {
        double number = now.number();
        if (Double.isNaN(number)) {
            return false;
        }
        samples.add(current, number);
        samples.add(limit, most);
        return true;
    }

    @Override
    public void close() {
        now.close();
        max.close();
    }
}
