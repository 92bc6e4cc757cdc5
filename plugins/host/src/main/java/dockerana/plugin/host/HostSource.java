package dockerana.plugin.host;

import dockerana.api.Agent;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Source;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.WholeDisks;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Measures the machine: asks one reader after the other, those that may have to wait last. */
final class HostSource implements Source {
    static final List<Metric> METRICS = Stream.of(
                    CpuTimes.METRICS,
                    CpuReader.METRICS,
                    LoadReader.METRICS,
                    MemoryReader.METRICS,
                    SwapReader.METRICS,
                    Disk.METRICS,
                    Volume.METRICS,
                    NetworkReader.METRICS,
                    PressureReader.METRICS,
                    SystemReader.METRICS)
            .flatMap(List::stream)
            .toList();

    /** How long a filesystem may take to say how full it is. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final KernelFiles files;
    private final Prober prober;
    private final List<Reader> readers;
    private final Condition condition;

    @Inject
    HostSource(HostConfig config, Agent agent) {
        this(config, agent, Libc::statvfs, Libc::pageSize);
    }

    HostSource(HostConfig config, Agent agent, Statvfs statvfs, IntSupplier pageSize) {
        files = new KernelFiles(config.proc());
        prober = new Prober(agent.threads(), PATIENCE);
        FilesystemReader filesystems =
                new FilesystemReader(files, config.root(), config.filesystems(), statvfs, prober);
        readers = List.of(
                new CpuReader(files),
                new LoadReader(files),
                new MemoryReader(files),
                new SwapReader(files, pageSize),
                new DiskReader(files, new WholeDisks(config.sys()), config.disks()),
                new NetworkReader(files, config.interfaces(), config.veth()),
                PressureReader.ofCpu(files),
                PressureReader.ofMemory(files),
                PressureReader.ofIo(files),
                new SystemReader(files),
                filesystems);
        condition = new Condition(config.proc(), files, filesystems, agent);
    }

    @Override
    public void collect(Samples samples) throws IOException, InterruptedException {
        Samples known = (series, value) -> {
            if (!Double.isNaN(value)) { // what a kernel does not tell comes as NaN
                samples.add(series, value);
            }
        };
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i).addTo(known);
        }
        condition.report();
    }

    @Override
    public void close() {
        prober.close();
        files.close();
    }
}
