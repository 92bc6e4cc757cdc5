package dockerana.dashboards;

import java.util.List;

/**
 * The machine and all its containers at a glance. The first 22 lines of the grid fit a screen of 1080 lines, and answer: is it the host or one
 * container, what changed and when, which container is at its limit, is a disk filling, does the agent itself work.
 */
final class Overview {
    private Overview() {}

    static Dashboard dashboard() {
        return new Dashboard(
                Board.OVERVIEW,
                "The machine and all its containers at a glance; a click on a container leads to its own dashboard.",
                "1h",
                "10s",
                List.of(Variable.host(), Variable.passingContainer(), Variable.hostName(), Variable.interval()),
                Mark.ofAll(),
                List.of(
                        tiles(),
                        Row.high(7, processors(), memory(), Shared.happenings("What happened")),
                        Row.high(
                                11,
                                Column.of(16, Shared.containers("Containers")),
                                Column.of(8, Shared.filesystems(), disks())),
                        Row.titled("More"),
                        Row.high(8, network(), blockIo(), errors()),
                        Row.high(8, states(), lines())));
    }

    private static Row tiles() {
        return Row.high(
                4,
                Column.of(
                        2,
                        Panels.tile("Running")
                                .ask(Ask.latest(Ask.host("docker.containers.running")))
                                .colour(Colours.only("blue"))
                                .linked(Links.to(Board.CONTAINERS))),
                Column.of(
                        2,
                        Panels.tile("In trouble")
                                .ask(Ask.latest(Ask.sum(Ask.host("docker.containers.{unhealthy,restarting,dead}"))))
                                .about("Containers that are unhealthy, restarting or dead.")
                                .alarms(1)
                                .linked(Links.to(Board.EVENTS))),
                Column.of(2, counted("Deaths", Ask.all("deaths")).warns(Colours.ONE, 5)),
                Column.of(2, counted("Restarts", Ask.all("restarts")).warns(Colours.ONE, 5)),
                Column.of(2, counted("OOM kills", Ask.all("ooms")).alarms(Colours.ONE)),
                Column.of(3, percent("CPU", Ask.host("cpu.used")).warns(75, 90)),
                Column.of(3, percent("Memory", Ask.host("memory.used_percent")).warns(80, 92)),
                Column.of(
                        3,
                        percent(
                                        "Fullest filesystem",
                                        Ask.named("highestCurrent(" + Ask.host("filesystem.*.used_percent") + ",1)"))
                                .option("textMode", "value_and_name")
                                .warns(80, 90)),
                Column.of(3, Shared.lag("Agent behind by").linked(Links.to(Board.AGENT))),
                Column.of(
                        2,
                        Panels.total(Panels.tile("Lost"))
                                .ask(Ask.sum(Ask.count(Ask.host("agent.sinks.*.dropped.*"))))
                                .about("Numbers and records that the agent gave up in the time shown.")
                                .alarms(Colours.ONE)
                                .linked(Links.to(Board.AGENT))));
    }

    private static Panel counted(String title, String series) {
        return Panels.total(Panels.tile(title)).ask(Ask.sum(Ask.count(series))).linked(Links.to(Board.EVENTS));
    }

    private static Panel percent(String title, String series) {
        return Panels.tile(title)
                .ask(series)
                .unit("percent")
                .decimals(0)
                .from(0)
                .upTo(100)
                .linked(Links.to(Board.HOST));
    }

    private static Panel processors() {
        return Panels.lines("CPU: the whole machine, and its containers")
                .about(
                        "In percent of all processors. What the containers do not fill of the line of the machine is the host's own work.")
                .unit("percent")
                .stacked()
                .legend("right")
                .ofContainers()
                .ask(
                        Ask.named(Ask.ofMachine(Ask.top(Ask.all("cpu.percent")))),
                        Ask.called("the machine", Ask.host("cpu.used")))
                .where("the machine", aboveAll());
    }

    private static Panel memory() {
        return Panels.lines("Memory: the whole machine, and its containers")
                .unit("bytes")
                .stacked()
                .legend("right")
                .ofContainers()
                .ask(
                        Ask.named(Ask.top(Ask.all("memory.used_bytes"))),
                        Ask.called("the machine", Ask.host("memory.used_bytes")),
                        Ask.called("there is", Ask.host("memory.total_bytes")))
                .where("the machine", aboveAll())
                .where("there is", limit());
    }

    /** A line of its own, over what is stacked. */
    static Object[] aboveAll() {
        return new Object[] {
            "color", Colours.only("text"),
            "custom.stacking", Json.object("mode", "none"),
            "custom.fillOpacity", 0,
            "custom.lineWidth", 2,
            "links", List.of()
        };
    }

    /** A dashed red line. */
    static Object[] limit() {
        return new Object[] {
            "color", Colours.only("red"),
            "custom.stacking", Json.object("mode", "none"),
            "custom.fillOpacity", 0,
            "custom.lineStyle", Json.object("fill", "dash", "dash", List.of(10, 10)),
            "links", List.of()
        };
    }

    private static Panel disks() {
        return Panels.lines("Disks: share of time busy")
                .unit("percentunit")
                .upTo(1)
                .ask(Ask.named(Ask.worst(Ask.host("disk.*.busy_seconds"))))
                .legend("right", "mean", "max");
    }

    private static Panel network() {
        return Shared.traffic("Network of containers", Ask.all("network.*.rx_bytes"), Ask.all("network.*.tx_bytes"));
    }

    private static Panel blockIo() {
        return Shared.traffic(
                "Disks: what containers read and write",
                Ask.all("blockio.*.read_bytes"),
                Ask.all("blockio.*.write_bytes"));
    }

    private static Panel errors() {
        return Panels.lines("Lines on stderr, per second")
                .unit("short")
                .ask(Ask.named(Ask.top(Ask.all("logs.stderr.lines"))))
                .ofContainers();
    }

    private static Panel states() {
        return Shared.states("State of containers", Meanings.STATE, Ask.all("state"));
    }

    private static Panel lines() {
        return Panels.log("Latest lines on stderr")
                .ask("A", Target.lines(DataSource.LOGS, Find.onHost("stream:stderr")));
    }
}
