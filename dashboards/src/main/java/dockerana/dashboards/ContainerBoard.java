package dockerana.dashboards;

import java.util.List;

/** One container: there is a dashboard for each, without anyone making it. */
final class ContainerBoard {
    private ContainerBoard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                Board.CONTAINER,
                "One container: what it uses, how it lives, what it says.",
                "1h",
                "10s",
                List.of(
                        Variable.host(),
                        Variable.container(),
                        Variable.hostName(),
                        Variable.containerName(),
                        Variable.interval()),
                Mark.ofOne(),
                List.of(
                        facts(),
                        Row.high(9, processors(), memory(), lines("Latest lines", Find.ofContainers())),
                        Row.titled("At its limits"),
                        Row.high(8, throttling(), reclaim(), pressure()),
                        Row.titled("Network and disks"),
                        Row.high(8, traffic(), packets(), mishaps()),
                        Row.high(8, throughput(), requests(), processes()),
                        Row.titled("Life"),
                        Row.high(8, states(), probes(), before()),
                        Row.titled("What it says, and what happened to it"),
                        Row.high(8, said(), found(), values()),
                        Row.high(
                                12,
                                lines("On stderr", Find.ofContainers() + " AND stream:stderr"),
                                Panels.log("What happened to it")
                                        .ask("A", Target.lines(DataSource.EVENTS, Find.ofContainers())))));
    }

    private static Row facts() {
        return Row.high(
                3,
                Panels.fact("State").ask(Ask.latest(Ask.one("state"))).mapped(Meanings.STATE),
                Panels.fact("Health").ask(Ask.latest(Ask.one("health"))).mapped(Meanings.HEALTH),
                Panels.fact("Up")
                        .ask(Ask.latest(Ask.one("uptime_seconds")))
                        .unit("s")
                        .decimals(1),
                Panels.fact("CPU").ask(Ask.one("cpu.percent")).unit("percent").decimals(1),
                Panels.fact("Memory of its limit")
                        .ask(Ask.one("memory.used_percent"))
                        .unit("percent")
                        .decimals(1)
                        .warns(80, 95),
                counted("Restarts", "restarts"),
                counted("OOM kills", "ooms"),
                Panels.fact("Last exit code")
                        .ask(Ask.latest(Ask.one("exit_code")))
                        .about("Of its run that ended last; 137 is SIGKILL, also for want of memory, and 143 SIGTERM.")
                        .decimals(0)
                        .otherwise("none")
                        .alarms(1));
    }

    private static Panel counted(String title, String path) {
        return Panels.total(Panels.fact(title)).ask(Ask.count(Ask.one(path))).alarms(Colours.ONE);
    }

    private static Panel processors() {
        return Panels.lines("CPU: 100 % is one processor")
                .unit("percent")
                .legend("right", "mean", "max", "last")
                .ask(
                        Ask.called("used", Ask.worst(Ask.one("cpu.percent"))),
                        Ask.called("of programs", "scale(" + Ask.one("cpu.user_seconds") + ",100)"),
                        Ask.called("of the kernel", "scale(" + Ask.one("cpu.system_seconds") + ",100)"),
                        Ask.called("limit", "scale(" + Ask.one("cpu.limit_cores") + ",100)"))
                .where("limit", Overview.limit());
    }

    private static Panel memory() {
        return Panels.lines("Memory")
                .about("Used is without what can be dropped, as docker stats counts.")
                .unit("bytes")
                .legend("right", "mean", "max", "last")
                .ask(
                        Ask.called("used", Ask.worst(Ask.one("memory.used_bytes"))),
                        Ask.called("cache", Ask.one("memory.cache_bytes")),
                        Ask.called("of programs", Ask.one("memory.rss_bytes")),
                        Ask.called("swapped out", Ask.one("memory.swap_bytes")),
                        Ask.called("limit", Ask.one("memory.limit_bytes")))
                .where("limit", Overview.limit());
    }

    private static Panel throttling() {
        return Panels.lines("Throttled: share of time and of periods")
                .unit("percentunit")
                .ask(
                        Ask.called("time, all threads", Ask.worst(Ask.one("cpu.throttled_seconds"))),
                        Ask.called(
                                "periods",
                                "divideSeries(" + Ask.one("cpu.throttled_periods") + "," + Ask.one("cpu.periods")
                                        + ")"),
                        Ask.called("of CPU limit", "scale(" + Ask.one("cpu.limit_percent") + ",0.01)"));
    }

    private static Panel reclaim() {
        return Panels.lines("Memory: at its limit, and pages fetched, per second")
                .unit("short")
                .ask(
                        Ask.called("limit hits", Ask.worst(Ask.one("memory.limit_hits"))),
                        Ask.called("pages from disk", Ask.one("memory.major_page_faults")),
                        Ask.called("pages", Ask.one("memory.page_faults")))
                .where("pages", "custom.axisPlacement", "right");
    }

    private static Panel pressure() {
        return Shared.pressure(Ask::one, "Of kernels with cgroup v2.");
    }

    private static Panel traffic() {
        return Shared.ways(
                "Network: bytes", "binBps", Ask.one("network.*.rx_bytes"), Ask.one("network.*.tx_bytes"), 5, 6);
    }

    private static Panel packets() {
        return Shared.ways(
                "Network: packets", "pps", Ask.one("network.*.rx_packets"), Ask.one("network.*.tx_packets"), 5, 6);
    }

    private static Panel mishaps() {
        return Panels.lines("Network: packets lost or damaged, per second")
                .unit("pps")
                .upToAtLeast(1)
                .ask(Ask.named(Ask.worst(Ask.one("network.*.{rx,tx}_{errors,dropped}")), 5, 6));
    }

    private static Panel throughput() {
        return Shared.ways(
                "Disks: read and written",
                "binBps",
                Ask.one("blockio.*.read_bytes"),
                Ask.one("blockio.*.write_bytes"),
                5,
                6);
    }

    private static Panel requests() {
        return Shared.ways("Disks: requests", "iops", Ask.one("blockio.*.reads"), Ask.one("blockio.*.writes"), 5, 6);
    }

    private static Panel processes() {
        return Panels.lines("Processes and threads")
                .unit("short")
                .ask(
                        Ask.called("there are", Ask.worst(Ask.one("pids.current"))),
                        Ask.called("limit", Ask.one("pids.limit")))
                .where("limit", Overview.limit());
    }

    private static Panel states() {
        return Panels.states("State and health", Meanings.STATE)
                .ask(
                        Ask.called("state", Ask.worst(Ask.one("state"))),
                        Ask.called("health", Ask.worst(Ask.one("health"))))
                .where("health", "mappings", Meanings.HEALTH);
    }

    private static Panel probes() {
        return Panels.lines("Health checks: how long they take, how many failed in a row")
                .unit("s")
                .ask(
                        Ask.called("takes", Ask.worst(Ask.one("healthcheck.seconds"))),
                        Ask.called("failed in a row", Ask.worst(Ask.one("healthcheck.failing_streak"))))
                .where("failed in a row", "unit", "short", "custom.axisPlacement", "right");
    }

    private static Panel before() {
        return Panels.lines("CPU, beside the day before")
                .unit("percent")
                .ask(
                        Ask.called("now", Ask.one("cpu.percent")),
                        Ask.called("a day before", "timeShift(" + Ask.one("cpu.percent") + ",'1d')"))
                .where("a day before", "color", Colours.only("text"), "custom.fillOpacity", 0);
    }

    private static Panel said() {
        return Panels.lines("Lines, per second")
                .unit("short")
                .ask(Ask.named(Ask.one("logs.*.lines"), 5), Ask.named(Ask.one("logs.*.truncated"), 5, 6));
    }

    private static Panel found() {
        return Panels.bars("Patterns found in lines")
                .about("Of the patterns that the configuration of container-logs names.")
                .ask(Ask.named(Ask.count(Ask.alive(Ask.one("logs.patterns.*.matches"))), 6));
    }

    private static Panel values() {
        return Panels.lines("Values in lines: 95 of 100 are not above")
                .about("Of those patterns that take a value out of the line.")
                .unit("short")
                .ask(
                        Ask.named(Ask.worst(Ask.one("logs.patterns.*.p95")), 6),
                        Ask.named(Ask.one("logs.patterns.*.mean"), 6, 7));
    }

    private static Panel lines(String title, String search) {
        return Panels.log(title).ask("A", Target.lines(DataSource.LOGS, search));
    }
}
