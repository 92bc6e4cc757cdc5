package dockerana.plugin.containerstats;

import dockerana.plugin.containers.Membership;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the files of a run, and makes the readers for them: of cgroup v1 where the controller is there, else of cgroup v2. */
final class ContainerFiles implements AutoCloseable {
    private final ContainerStatsConfig config;
    private final Path mountinfo;
    private final InstantSource clock;
    private final Text text = new Text();
    private final SystemTime system;
    private final MachineMemory machine;
    private final DeviceNames names;
    private String way = "cgroup files";

    /** @param mountinfo this process's list of mounts */
    ContainerFiles(ContainerStatsConfig config, Path mountinfo, InstantSource clock) {
        this.config = config;
        this.mountinfo = mountinfo;
        this.clock = clock;
        system = new SystemTime(config.proc(), text);
        machine = new MachineMemory(config.proc(), new Text());
        names = new DeviceNames(config.proc(), new Text());
    }

    /** What all are measured by; read it before them. */
    SystemTime system() {
        return system;
    }

    /** What block devices of this machine are called. */
    DeviceNames deviceNames() {
        return names;
    }

    /** Which kind of files the latest run had: {@code cgroup v1 files} or {@code cgroup v2 files}. */
    String way() {
        return way;
    }

    /** The control groups of the run's process, while it is the container's. */
    Optional<Membership> membership(Run run) throws IOException {
        return Membership.of(config.proc(), run.pid(), run.id());
    }

    /** Readers of what there is. None if no hierarchy is below {@code sys}. */
    List<Reader> readers(Run run, Membership membership) throws IOException {
        Cgroups cgroups = new Cgroups(mountinfo, config.sys());
        Optional<Path> unified = cgroups.unified(membership);
        List<Reader> readers = new ArrayList<>();

        Optional<Path> cpuacct = cgroups.legacy(membership, "cpuacct");
        cpuacct.<Reader>map(folder -> new LegacyCpu(
                        run, folder, cgroups.legacy(membership, "cpu").orElse(folder), system, text))
                .or(() -> unified.map(folder -> new UnifiedCpu(run, folder, system, text)))
                .ifPresent(readers::add);
        cgroups.legacy(membership, "memory")
                .<Reader>map(folder -> new LegacyMemory(run, folder, machine, text))
                .or(() -> unified.map(folder -> new UnifiedMemory(run, folder, machine, text)))
                .ifPresent(readers::add);
        BlockDevices devices = new BlockDevices(run, names::of, clock);
        cgroups.legacy(membership, "blkio")
                .<Reader>map(folder -> new LegacyBlockIo(devices, folder, text))
                .or(() -> unified.map(folder -> new UnifiedBlockIo(devices, folder, text)))
                .ifPresent(readers::add);
        cgroups.legacy(membership, "pids")
                .or(() -> unified)
                .map(folder -> new PidsReader(run, folder, text))
                .ifPresent(readers::add);
        unified.map(folder -> new PressureReader(run, folder, text)).ifPresent(readers::add);
        way = cpuacct.isPresent() ? "cgroup v1 files" : "cgroup v2 files";
        return readers;
    }

    @Override
    public void close() {
        system.close();
        names.close();
    }
}
