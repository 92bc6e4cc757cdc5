package dockerana.plugin.containerstats;

import dockerana.api.Samples;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;

/**
 * Processes and threads, in the same files of cgroup v1 and v2.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#pid-interface-files">PID interface files</a>
 */
final class PidsReader implements Reader {
    private final PidsSeries series;
    private final KernelFile now;
    private final KernelFile max;
    private double most = Double.NaN;

    PidsReader(Run run, Path folder, Text text) {
        series = new PidsSeries(run);
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
        series.add(samples, number, most);
        return true;
    }

    @Override
    public void close() {
        now.close();
        max.close();
    }
}
