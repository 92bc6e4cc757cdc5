package dockerana.plugin.names2014;

import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Text;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How all processors spent the time between two readings: the first line of {@code /proc/stat}. */
final class Processors implements Topic {
    /** In the order of the kernel, which counts interrupts between the waiting for disks and what was stolen. */
    static final List<Name> GAUGES = Stream.of("user", "nice", "system", "idle", "iowait", "steal")
            .map(mode -> new Name("docker.host.{host}.avg-cpu." + mode, "Percent of the time of all processors"))
            .toList();

    private static final int[] FIELDS = {0, 1, 2, 3, 4, 7};
    private static final int KNOWN = 8;

    private final KernelFile stat;
    private final List<Series> series;
    private double[] before = new double[KNOWN];
    private double[] now = new double[KNOWN];

    Processors(Via via, String host, KernelFiles files) {
        stat = files.expected("stat");
        series = GAUGES.stream().map(name -> via.gauge(name).of(host)).toList();
        Arrays.fill(now, Double.NaN);
    }

    @Override
    public void addTo(Samples samples, double seconds) {
        Text text = stat.read();
        if (text == null || !text.line() || !text.word() || !text.is("cpu")) {
            return;
        }
        double[] oldest = before;
        before = now;
        now = oldest;
        double total = 0;
        for (int i = 0; i < KNOWN; i++) {
            now[i] = text.number();
            total += spent(i);
        }
        for (int i = 0; i < FIELDS.length && total > 0; i++) {
            samples.add(series.get(i), 100 * spent(FIELDS[i]) / total);
        }
    }

    /** A mode that went backwards, as the kernel says {@code iowait} may, counts as 0; so does what is not known yet. */
    private double spent(int mode) {
        double ticks = now[mode] - before[mode];
        return ticks > 0 ? ticks : 0;
    }
}
