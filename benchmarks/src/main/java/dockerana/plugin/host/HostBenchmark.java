package dockerana.plugin.host;

import dockerana.api.Component.Role;
import dockerana.benchmarks.KnownSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** One reading of the machine it runs on: mostly the kernel's time, and more on a machine with more disks, mounts and CPUs. */
@State(Scope.Thread)
public class HostBenchmark {
    private static final Filter ALL = new Filter(List.of("*"), List.of());

    private final HostSource source = new HostSource(
            new HostConfig(
                    Path.of("/proc"),
                    Path.of("/sys"),
                    Path.of("/"),
                    false,
                    ALL,
                    ALL,
                    new MountFilter(List.of("*"), List.of(), List.of("tmpfs", "devtmpfs", "proc", "sysfs", "cgroup*"))),
            KnownSeries.agent(Role.SOURCE, "host"));

    /** All of it. */
    @Benchmark
    public void collect(Blackhole samples) throws IOException, InterruptedException {
        source.collect((series, value) -> samples.consume(value));
    }

    /** Ends what it started. */
    @TearDown
    public void close() throws IOException {
        source.close();
    }
}
