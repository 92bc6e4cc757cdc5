package dockerana.plugin.containerstats;

import dockerana.api.Agent;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.plugin.containers.Runs;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Docker;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures every container that runs: asks what was kept of one run after the other. */
final class ContainerStatsSource implements Source {
    static final List<Metric> METRICS = Stream.of(
                    CpuSeries.METRICS,
                    MemorySeries.METRICS,
                    BlockDevices.METRICS,
                    PidsReader.METRICS,
                    PressureReader.METRICS)
            .flatMap(List::stream)
            .toList();

    private final ContainerStatsConfig config;
    private final Supplier<List<Container>> containers;
    private final Agent agent;
    private final ContainerFiles files;
    private final Runs<ContainerStats> runs;
    private @Nullable Status told;

    @Inject
    ContainerStatsSource(ContainerStatsConfig config, Agent agent, Docker docker) {
        this(config, agent, docker::containers, Path.of("/proc/self/mountinfo"));
    }

    ContainerStatsSource(
            ContainerStatsConfig config, Agent agent, Supplier<List<Container>> containers, Path mountinfo) {
        this.config = config;
        this.containers = containers;
        this.agent = agent;
        files = new ContainerFiles(config, mountinfo, agent.clock());
        runs = new Runs<>(run -> new ContainerStats(run, files));
    }

    @Override
    public void collect(Samples samples) throws IOException, InterruptedException {
        Samples known = (series, value) -> {
            if (!Double.isNaN(value)) { // what a kernel does not tell comes as NaN
                samples.add(series, value);
            }
        };
        runs.update(containers.get());
        files.system().read();
        List<ContainerStats> all = runs.all();
        int unreadable = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).addTo(known)) {
                unreadable++;
            }
        }
        if (Thread.interrupted()) { // which also closed the files
            throw new InterruptedException();
        }
        report(all.size(), unreadable);
    }

    /** Says what is so, if it changed. One that cannot be read has most likely just ended; if none can, something is wrong. */
    private void report(int running, int unreadable) {
        Status status = running > 0 && unreadable == running
                ? Status.degraded(
                        "the kernel's files of no container can be read below %s and %s"
                                .formatted(config.proc(), config.sys()),
                        "run the agent on the engine's host as root; in a container with '--pid host' or the host's /proc"
                                + " and /sys mounted, and the options 'proc' and 'sys' set")
                : Status.ok("reads the kernel's files").by(files.way());
        if (!status.equals(told)) {
            agent.status(status);
            told = status;
        }
    }

    @Override
    public void close() {
        runs.close();
        files.close();
    }
}
