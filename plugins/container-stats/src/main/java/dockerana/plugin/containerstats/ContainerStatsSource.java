package dockerana.plugin.containerstats;

import dockerana.api.Agent;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.plugin.containers.ApiWay;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.FilesWay;
import dockerana.plugin.containers.Ways;
import dockerana.plugin.docker.Docker;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Measures every container that runs. */
final class ContainerStatsSource implements Source {
    static final List<Metric> METRICS = Stream.of(
                    CpuSeries.METRICS,
                    MemorySeries.METRICS,
                    BlockDevices.METRICS,
                    PidsSeries.METRICS,
                    PressureReader.METRICS)
            .flatMap(List::stream)
            .toList();

    private final ContainerFiles files;
    private final Ways ways;

    @Inject
    ContainerStatsSource(ContainerStatsConfig config, Agent agent, Docker docker) {
        this(config, agent, EngineView.of(docker), Path.of("/proc/self/mountinfo"), System::nanoTime);
    }

    /**
     * @param mountinfo this process's list of mounts
     * @param nanoTime the monotonic clock
     */
    ContainerStatsSource(
            ContainerStatsConfig config, Agent agent, EngineView engine, Path mountinfo, LongSupplier nanoTime) {
        files = new ContainerFiles(config, mountinfo, agent.clock());
        DeviceNames names = files.deviceNames();
        ways = new Ways(
                config.via(),
                engine,
                new FilesWay(run -> new ContainerStats(run, files, nanoTime), files.system()::read, files::way),
                new ApiWay(
                        run -> new ToldStats(run, engine.local() ? names::of : _ -> Optional.empty(), agent.clock()),
                        engine,
                        agent,
                        nanoTime),
                Status.degraded(
                        "the kernel's files of no container can be read below %s and %s"
                                .formatted(config.proc(), config.sys()),
                        "run the agent on the engine's host as root; in a container with '--pid host' or the host's /proc"
                                + " and /sys mounted, and the options 'proc' and 'sys' set"),
                agent,
                nanoTime);
    }

    @Override
    public void collect(Samples samples) throws IOException, InterruptedException {
        ways.collect(samples);
    }

    @Override
    public void close() {
        ways.close();
        files.close();
    }
}
