package dockerana.plugin.containerstats;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.Stalls;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;
import java.util.List;

/**
 * How long a container's work stood still for want of something. Only cgroup v2 knows; a hybrid machine has these files too.
 *
 * @see <a href="https://docs.kernel.org/accounting/psi.html#cgroup2-interface">PSI of control groups</a>
 */
final class PressureReader implements Reader {
    private static final Metric CPU = Metric.counter(
            "containers.{container}.pressure.cpu.some_seconds", "Time in which some work waited for a processor");
    private static final Metric MEMORY_SOME = Metric.counter(
            "containers.{container}.pressure.memory.some_seconds", "Time in which some work waited for memory");
    private static final Metric MEMORY_FULL = Metric.counter(
            "containers.{container}.pressure.memory.full_seconds", "Time in which all work waited for memory");
    private static final Metric IO_SOME = Metric.counter(
            "containers.{container}.pressure.io.some_seconds", "Time in which some work waited for disks");
    private static final Metric IO_FULL = Metric.counter(
            "containers.{container}.pressure.io.full_seconds", "Time in which all work waited for disks");
    static final List<Metric> METRICS = List.of(CPU, MEMORY_SOME, MEMORY_FULL, IO_SOME, IO_FULL);

    private final Series cpuSome;
    private final Series memorySome;
    private final Series memoryFull;
    private final Series ioSome;
    private final Series ioFull;
    private final Stalls cpu;
    private final Stalls memory;
    private final Stalls io;

    PressureReader(Run run, Path folder, Text text) {
        cpuSome = run.series(CPU);
        memorySome = run.series(MEMORY_SOME);
        memoryFull = run.series(MEMORY_FULL);
        ioSome = run.series(IO_SOME);
        ioFull = run.series(IO_FULL);
        cpu = new Stalls(KernelFile.mortal(folder.resolve("cpu.pressure"), text));
        memory = new Stalls(KernelFile.mortal(folder.resolve("memory.pressure"), text));
        io = new Stalls(KernelFile.mortal(folder.resolve("io.pressure"), text));
    }

    @Override
    public boolean addTo(Samples samples) {
        boolean read = cpu.read();
        read |= memory.read();
        read |= io.read();
        samples.add(cpuSome, cpu.some());
        samples.add(memorySome, memory.some());
        samples.add(memoryFull, memory.full());
        samples.add(ioSome, io.some());
        samples.add(ioFull, io.full());
        return read;
    }

    @Override
    public void close() {
        cpu.close();
        memory.close();
        io.close();
    }
}
