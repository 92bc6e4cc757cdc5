package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Stalls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long work stood still for want of a resource: one file of {@code /proc/pressure}. Kernels without pressure stall information, or started
 * without it, have no such file.
 *
 * @see <a href="https://docs.kernel.org/accounting/psi.html">PSI</a>
 */
final class PressureReader implements Reader {
    private static final Metric CPU =
            Metric.counter("pressure.cpu.some_seconds", "Time in which some work waited for a processor");
    private static final Metric MEMORY_SOME =
            Metric.counter("pressure.memory.some_seconds", "Time in which some work waited for memory");
    private static final Metric MEMORY_FULL =
            Metric.counter("pressure.memory.full_seconds", "Time in which all work waited for memory");
    private static final Metric IO_SOME =
            Metric.counter("pressure.io.some_seconds", "Time in which some work waited for disks");
    private static final Metric IO_FULL =
            Metric.counter("pressure.io.full_seconds", "Time in which all work waited for disks");
    static final List<Metric> METRICS = List.of(CPU, MEMORY_SOME, MEMORY_FULL, IO_SOME, IO_FULL);

    private final Stalls stalls;
    private final Series some;
    private final @Nullable Series full;

    private PressureReader(KernelFile file, Metric some, @Nullable Metric full) {
        this.stalls = new Stalls(file);
        this.some = some.of();
        this.full = full == null ? null : full.of();
    }

    /** Of processors; for the whole machine the kernel has no {@code full} of them. */
    static PressureReader ofCpu(KernelFiles files) {
        return new PressureReader(files.optional("pressure/cpu"), CPU, null);
    }

    static PressureReader ofMemory(KernelFiles files) {
        return new PressureReader(files.optional("pressure/memory"), MEMORY_SOME, MEMORY_FULL);
    }

    static PressureReader ofIo(KernelFiles files) {
        return new PressureReader(files.optional("pressure/io"), IO_SOME, IO_FULL);
    }

    @Override
    public void addTo(Samples samples) {
        stalls.read();
        samples.add(some, stalls.some());
        if (full != null) {
            samples.add(full, stalls.full());
        }
    }
}
