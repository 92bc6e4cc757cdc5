package dockerana.dashboards;

import java.util.List;

/** Containers beside each other. */
final class ContainersBoard {
    private ContainersBoard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                Board.CONTAINERS,
                "Containers beside each other; a click on one leads to its own dashboard.",
                "1h",
                "10s",
                List.of(Variable.host(), Variable.containers(), Variable.interval()),
                Mark.ofAll(),
                List.of(
                        Row.high(12, Shared.containers("Containers")),
                        Row.titled("Now"),
                        Row.high(
                                8,
                                now("CPU", "cpu.percent", "percent").warns(80, 200),
                                now("Memory of its limit", "memory.used_percent", "percent")
                                        .upTo(100)
                                        .warns(80, 95),
                                now("Processes and threads", "pids.current", "short")),
                        Row.titled("CPU and memory"),
                        Row.high(
                                9,
                                each("CPU: 100 % is one processor", "cpu.percent", "percent"),
                                each("CPU of its limit", "cpu.limit_percent", "percent"),
                                each("Throttled: share of time", "cpu.throttled_seconds", "percentunit")),
                        Row.high(
                                9,
                                each("Memory", "memory.used_bytes", "bytes"),
                                each("Memory of its limit", "memory.used_percent", "percent")
                                        .upTo(100),
                                each("Pages read from disk, per second", "memory.major_page_faults", "short")
                                        .upToAtLeast(1)),
                        Row.titled("Network, disks, logs"),
                        Row.high(
                                9,
                                Shared.traffic(
                                        "Network", Ask.chosen("network.*.rx_bytes"), Ask.chosen("network.*.tx_bytes")),
                                Shared.traffic(
                                        "Disks",
                                        Ask.chosen("blockio.*.read_bytes"),
                                        Ask.chosen("blockio.*.write_bytes")),
                                Panels.lines("Lines of logs, per second")
                                        .unit("short")
                                        .ask(Ask.top(Ask.summed(Ask.chosen("logs.*.lines"))))
                                        .ofContainers()),
                        Row.titled("Life"),
                        Row.high(
                                9,
                                Shared.states("State", Meanings.STATE, Ask.chosen("state")),
                                Shared.states("Health", Meanings.HEALTH, Ask.chosen("health")),
                                Panels.bars("Deaths")
                                        .ask(Ask.named(Ask.count(Ask.chosen("deaths"))))
                                        .ofContainers())));
    }

    private static Panel now(String title, String path, String unit) {
        return Panels.gauges(title)
                .unit(unit)
                .ask(Ask.named("highestCurrent(" + Ask.chosen(path) + ",10)"))
                .latest("2m")
                .ofContainers();
    }

    private static Panel each(String title, String path, String unit) {
        return Panels.lines(title)
                .unit(unit)
                .ask(Ask.named(Ask.worst(Ask.chosen(path))))
                .ofContainers();
    }
}
