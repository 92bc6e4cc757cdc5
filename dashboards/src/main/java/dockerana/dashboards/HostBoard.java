package dockerana.dashboards;

import java.util.List;
import java.util.stream.Stream;

/** The machine. */
final class HostBoard {
    private HostBoard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                Board.HOST,
                "The machine: processors, load, memory, disks, filesystems, network.",
                "1h",
                "10s",
                List.of(Variable.host(), Variable.passingContainer(), Variable.interval()),
                Mark.ofAll(),
                List.of(
                        facts(),
                        Row.titled("Processors and memory"),
                        Row.high(8, modes(), cores(), load()),
                        Row.high(8, memory(), swap(), pressure()),
                        Row.titled("Disks"),
                        Row.high(8, Shared.filesystems(), fullness(), throughput()),
                        Row.high(8, busy(), requests(), patience()),
                        Row.titled("Network and processes"),
                        Row.high(8, traffic(), packets(), mishaps()),
                        Row.high(8, threads(), forks(), sockets())));
    }

    private static Row facts() {
        return Row.high(
                3,
                Panels.fact("Up").ask(Ask.host("uptime_seconds")).unit("s").decimals(1),
                Panels.fact("Processors").ask(Ask.host("cpu.cores")),
                Panels.fact("CPU")
                        .ask(Ask.host("cpu.used"))
                        .unit("percent")
                        .decimals(1)
                        .warns(75, 90),
                Panels.fact("Load per processor")
                        .ask("divideSeries(" + Ask.host("load.1m") + "," + Ask.host("cpu.cores") + ")")
                        .decimals(2)
                        .warns(1, 2),
                Panels.fact("Memory").ask(Ask.host("memory.total_bytes")).unit("bytes"),
                Panels.fact("Memory used")
                        .ask(Ask.host("memory.used_percent"))
                        .unit("percent")
                        .decimals(1)
                        .warns(80, 92),
                Panels.fact("Swap used").ask(Ask.host("swap.used_bytes")).unit("bytes"),
                Panels.fact("Containers").ask(Ask.host("docker.containers.running")));
    }

    private static Panel modes() {
        return Panels.lines("CPU: what the time went to")
                .unit("percent")
                .upTo(100)
                .stacked()
                .legend("right", "mean", "max")
                .ask(Stream.of("user", "system", "iowait", "steal", "nice", "irq", "softirq")
                        .map(mode -> Ask.named(Ask.host("cpu." + mode)))
                        .toArray(String[]::new));
    }

    private static Panel cores() {
        return Panels.lines("CPU: each processor")
                .unit("percent")
                .upTo(100)
                .ask(Ask.named(Ask.host("cpu.core.*.used"), 4));
    }

    private static Panel load() {
        return Panels.lines("Load")
                .unit("short")
                .ask(
                        Ask.called("1 minute", Ask.host("load.1m")),
                        Ask.called("5 minutes", Ask.host("load.5m")),
                        Ask.called("15 minutes", Ask.host("load.15m")),
                        Ask.called("processors", Ask.host("cpu.cores")))
                .where("processors", Overview.limit());
    }

    private static Panel memory() {
        return Panels.lines("Memory")
                .about("What can be freed is cache and the like, which programs get when they want it.")
                .unit("bytes")
                .stacked()
                .legend("right", "last", "max")
                .ask(
                        Ask.called("used", Ask.host("memory.used_bytes")),
                        Ask.called(
                                "can be freed",
                                "diffSeries(" + Ask.host("memory.available_bytes") + "," + Ask.host("memory.free_bytes")
                                        + ")"),
                        Ask.called("free", Ask.host("memory.free_bytes")),
                        Ask.called("cached", Ask.host("memory.cached_bytes")),
                        Ask.called("buffers", Ask.host("memory.buffers_bytes")),
                        Ask.called("slab", Ask.host("memory.slab_bytes")))
                .whereLike(
                        "^(cached|buffers|slab)$",
                        "custom.stacking",
                        Json.object("mode", "none"),
                        "custom.fillOpacity",
                        0);
    }

    private static Panel swap() {
        return Panels.mirrored("Swap")
                .about("What is in use; what comes back from it per second above the line, what goes out to it below.")
                .unit("binBps")
                .ask(
                        Ask.called("in", Ask.host("swap.in_bytes")),
                        Ask.called("out", Ask.below(Ask.host("swap.out_bytes"))),
                        Ask.called("used", Ask.host("swap.used_bytes")),
                        Ask.called("there is", Ask.host("swap.total_bytes")))
                .whereLike("^(used|there is)$", "unit", "bytes", "custom.axisPlacement", "right");
    }

    private static Panel pressure() {
        return Shared.pressure(Ask::host, "Of kernels that tell it (PSI).").legend("right", "mean", "max");
    }

    private static Panel fullness() {
        return Panels.lines("Filesystems: space and inodes used")
                .unit("percent")
                .upTo(100)
                .ask(
                        Ask.named(Ask.host("filesystem.*.used_percent")),
                        Ask.named(Ask.host("filesystem.*.inodes_used_percent"), 3, 4));
    }

    private static Panel throughput() {
        return Shared.ways(
                "Disks: read and written",
                "binBps",
                Ask.host("disk.*.read_bytes"),
                Ask.host("disk.*.write_bytes"),
                3,
                4);
    }

    private static Panel busy() {
        return Panels.lines("Disks: share of time busy, requests under way")
                .unit("percentunit")
                .ask(
                        Ask.named(Ask.worst(Ask.host("disk.*.busy_seconds")), 3, 4),
                        Ask.named(Ask.worst(Ask.host("disk.*.in_flight")), 3, 4))
                .whereLike("in_flight", "unit", "short", "custom.axisPlacement", "right");
    }

    private static Panel requests() {
        return Shared.ways("Disks: requests", "iops", Ask.host("disk.*.reads"), Ask.host("disk.*.writes"), 3, 4);
    }

    private static Panel patience() {
        return Panels.lines("Disks: requests under way on average")
                .about("Time that requests took, of all of them, in each second: long where many wait.")
                .unit("short")
                .ask(
                        Ask.named(Ask.host("disk.*.read_seconds"), 3, 4),
                        Ask.named(Ask.host("disk.*.write_seconds"), 3, 4));
    }

    private static Panel traffic() {
        return Shared.ways(
                        "Network: bytes",
                        "binBps",
                        Ask.host("network.*.rx_bytes"),
                        Ask.host("network.*.tx_bytes"),
                        3,
                        4)
                .linked(Links.to(Board.NETWORK));
    }

    private static Panel packets() {
        return Shared.ways(
                "Network: packets", "pps", Ask.host("network.*.rx_packets"), Ask.host("network.*.tx_packets"), 3, 4);
    }

    private static Panel mishaps() {
        return Panels.lines("Network: packets lost or damaged, per second")
                .unit("pps")
                .upToAtLeast(1)
                .ask(Ask.summed(Ask.host("network.*.{rx,tx}_{errors,dropped,overruns}")));
    }

    private static Panel threads() {
        return Panels.lines("Threads")
                .unit("short")
                .ask(
                        Ask.called("running", Ask.worst(Ask.host("processes.running"))),
                        Ask.called("waiting for a disk", Ask.worst(Ask.host("processes.blocked"))),
                        Ask.called("all", Ask.host("processes.threads")))
                .where("all", "custom.axisPlacement", "right");
    }

    private static Panel forks() {
        return Panels.lines("Processes and threads started, per second")
                .unit("short")
                .ask(Ask.called("started", Ask.host("processes.forks")));
    }

    private static Panel sockets() {
        return Panels.lines("Sockets and files")
                .unit("short")
                .ask(
                        Ask.called("TCP", Ask.host("sockets.tcp_in_use")),
                        Ask.called("UDP", Ask.host("sockets.udp_in_use")),
                        Ask.called("open files", Ask.host("files.open")))
                .where("open files", "custom.axisPlacement", "right");
    }
}
