package dockerana.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Metrics of a container that are there together, by their paths below its node.
 *
 * @param gauges written as they are
 * @param counters written as rates, and with {@code _total} as running totals
 */
record Paths(List<String> gauges, List<String> counters) {
    /** Of every container that ran long enough for two readings. */
    static final Paths STATS = new Paths(
            List.of(
                    "cpu.percent",
                    "memory.used_bytes",
                    "memory.limit_bytes",
                    "memory.used_percent",
                    "memory.usage_bytes",
                    "memory.cache_bytes",
                    "memory.rss_bytes",
                    "memory.swap_bytes",
                    "memory.peak_bytes",
                    "pids.current"),
            Stream.concat(
                            Stream.of(
                                    "cpu.usage_seconds",
                                    "cpu.user_seconds",
                                    "cpu.system_seconds",
                                    "cpu.periods",
                                    "cpu.throttled_periods",
                                    "cpu.throttled_seconds",
                                    "memory.oom_kills",
                                    "memory.limit_hits",
                                    "memory.page_faults",
                                    "memory.major_page_faults"),
                            pressure())
                    .toList());

    static final Paths CPU_LIMIT = new Paths(List.of("cpu.limit_cores", "cpu.limit_percent"), List.of());
    static final Paths PIDS_LIMIT = new Paths(List.of("pids.limit"), List.of());

    /** Of every container. */
    static final Paths LIFE = new Paths(List.of("state"), List.of("restarts", "deaths", "ooms"));

    static final Paths WHILE_RUNNING = new Paths(List.of("health", "uptime_seconds"), List.of());

    /** Of one that has ended before, though it may run again. */
    static final Paths ENDED = new Paths(List.of("exit_code"), List.of());

    /** With a health check. */
    static final Paths PROBED = new Paths(List.of("healthcheck.seconds", "healthcheck.failing_streak"), List.of());

    /** The kernel says how long control groups stood still only in a tree of version 2. */
    private static Stream<String> pressure() {
        try {
            boolean told = Files.exists(Path.of("/proc/pressure/cpu"))
                    && Files.readString(Path.of("/proc/self/mountinfo")).contains(" - cgroup2 ");
            return told
                    ? Stream.of("cpu.some", "memory.some", "memory.full", "io.some", "io.full")
                            .map(share -> "pressure." + share + "_seconds")
                    : Stream.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Paths disk(String device) {
        return below("blockio." + device + ".", "read_bytes", "write_bytes", "reads", "writes");
    }

    static Paths network(String name) {
        return below(
                "network." + name + ".",
                "rx_bytes",
                "rx_packets",
                "rx_errors",
                "rx_dropped",
                "tx_bytes",
                "tx_packets",
                "tx_errors",
                "tx_dropped");
    }

    private static Paths below(String node, String... counters) {
        return new Paths(
                List.of(), Stream.of(counters).map(counter -> node + counter).toList());
    }

    /** Every path that Graphite gets. */
    Stream<String> all() {
        return Stream.concat(
                gauges.stream(), counters.stream().flatMap(counter -> Stream.of(counter, counter + "_total")));
    }
}
