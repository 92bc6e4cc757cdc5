package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Text;
import java.util.Arrays;
import java.util.List;

/**
 * Memory and swap space: {@code /proc/meminfo}.
 *
 * @see <a href="https://docs.kernel.org/filesystems/proc.html#meminfo">meminfo</a>
 */
final class MemoryReader implements Reader {
    private static final Metric TOTAL = Metric.gauge("memory.total_bytes", "Memory the kernel can use");
    private static final Metric USED =
            Metric.gauge("memory.used_bytes", "Memory that is not available: total less available");
    private static final Metric AVAILABLE =
            Metric.gauge("memory.available_bytes", "Memory that programs can still get without swapping");
    private static final Metric FREE = Metric.gauge("memory.free_bytes", "Memory that holds nothing at all");
    private static final Metric BUFFERS = Metric.gauge("memory.buffers_bytes", "Memory that buffers block devices");
    private static final Metric CACHED = Metric.gauge("memory.cached_bytes", "Memory that caches files");
    private static final Metric SLAB = Metric.gauge("memory.slab_bytes", "Memory of the kernel's own objects");
    private static final Metric USED_PERCENT = Metric.gauge("memory.used_percent", "Share of memory that is used");
    private static final Metric SWAP_TOTAL = Metric.gauge("swap.total_bytes", "Swap space");
    private static final Metric SWAP_USED = Metric.gauge("swap.used_bytes", "Swap space that holds something");
    static final List<Metric> METRICS =
            List.of(TOTAL, USED, AVAILABLE, FREE, BUFFERS, CACHED, SLAB, USED_PERCENT, SWAP_TOTAL, SWAP_USED);

    /** What is needed of the file; the numbers below are places in it. */
    private static final String[] KEYS = {
        "MemTotal:", "MemAvailable:", "MemFree:", "Buffers:", "Cached:", "Slab:", "SwapTotal:", "SwapFree:"
    };

    private static final int MEM_TOTAL = 0;
    private static final int MEM_AVAILABLE = 1;
    private static final int MEM_FREE = 2;
    private static final int MEM_BUFFERS = 3;
    private static final int MEM_CACHED = 4;
    private static final int MEM_SLAB = 5;
    private static final int SWAP_ALL = 6;
    private static final int SWAP_FREE = 7;

    private final KernelFile meminfo;
    private final double[] kibibytes = new double[KEYS.length];
    private final Series total = TOTAL.of();
    private final Series used = USED.of();
    private final Series available = AVAILABLE.of();
    private final Series free = FREE.of();
    private final Series buffers = BUFFERS.of();
    private final Series cached = CACHED.of();
    private final Series slab = SLAB.of();
    private final Series usedPercent = USED_PERCENT.of();
    private final Series swapTotal = SWAP_TOTAL.of();
    private final Series swapUsed = SWAP_USED.of();

    MemoryReader(KernelFiles files) {
        meminfo = files.expected("meminfo");
    }

    @Override
    public void addTo(Samples samples) {
        Text text = meminfo.read();
        if (text == null) {
            return;
        }
        Arrays.fill(kibibytes, Double.NaN);
        while (text.line() && text.word()) {
            for (int i = 0; i < KEYS.length; i++) {
                if (text.is(KEYS[i])) {
                    kibibytes[i] = text.number();
                    break;
                }
            }
        }
        double usedBytes = bytes(MEM_TOTAL) - bytes(MEM_AVAILABLE);
        samples.add(total, bytes(MEM_TOTAL));
        samples.add(used, usedBytes);
        samples.add(available, bytes(MEM_AVAILABLE));
        samples.add(free, bytes(MEM_FREE));
        samples.add(buffers, bytes(MEM_BUFFERS));
        samples.add(cached, bytes(MEM_CACHED));
        samples.add(slab, bytes(MEM_SLAB));
        samples.add(usedPercent, 100 * usedBytes / bytes(MEM_TOTAL));
        samples.add(swapTotal, bytes(SWAP_ALL));
        samples.add(swapUsed, bytes(SWAP_ALL) - bytes(SWAP_FREE));
    }

    private double bytes(int key) {
        return 1024 * kibibytes[key];
    }
}
