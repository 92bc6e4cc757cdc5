package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Text;
import java.util.List;
import java.util.function.IntSupplier;

/** What was moved between memory and swap space: {@code /proc/vmstat}, which counts pages. */
final class SwapReader implements Reader {
    private static final Metric IN = Metric.counter("swap.in_bytes", "Bytes brought back from swap space");
    private static final Metric OUT = Metric.counter("swap.out_bytes", "Bytes moved to swap space");
    static final List<Metric> METRICS = List.of(IN, OUT);

    private final KernelFile vmstat;
    private final IntSupplier pageSize;
    private final Series in = IN.of();
    private final Series out = OUT.of();

    SwapReader(KernelFiles files, IntSupplier pageSize) {
        this.vmstat = files.optional("vmstat");
        this.pageSize = pageSize;
    }

    @Override
    public void addTo(Samples samples) {
        Text text = vmstat.read();
        if (text == null) {
            return;
        }
        while (text.line() && text.word()) {
            if (text.is("pswpin")) {
                samples.add(in, text.number() * pageSize.getAsInt());
            } else if (text.is("pswpout")) {
                samples.add(out, text.number() * pageSize.getAsInt());
                return; // the many lines behind it are of no use here
            }
        }
    }
}
