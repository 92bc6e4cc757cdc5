package dockerana.dashboards;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Panels that several dashboards show. */
final class Shared {
    private Shared() {}

    /** All containers now, each with the way to its dashboard. */
    static Panel containers(String title) {
        return new Table(title, "Container", 3)
                .column("State", Ask.all("state"), Cells.word(Meanings.STATE))
                .column("Health", Ask.all("health"), Cells.word(Meanings.HEALTH))
                .column("CPU", Ask.all("cpu.percent"), Cells.coloured("percent", 1, 80, 200))
                .column("of CPU limit", Ask.all("cpu.limit_percent"), Cells.bar("percent", 100, 80, 95))
                .column("Throttled", Ask.all("cpu.throttled_seconds"), Cells.coloured("percentunit", 0, 0.1, 0.5))
                .column("Memory", Ask.all("memory.used_bytes"), Cells.number("bytes"))
                .column("of memory", Ask.all("memory.used_percent"), Cells.bar("percent", 100, 80, 95))
                .added("In", Ask.all("network.*.rx_bytes"), Cells.number("binBps"))
                .added("Out", Ask.all("network.*.tx_bytes"), Cells.number("binBps"))
                .counted("Restarts", Ask.all("restarts"), Cells.coloured("none", 0, Colours.ONE, 3))
                .counted("Deaths", Ask.all("deaths"), Cells.coloured("none", 0, Colours.ONE, 3))
                .column("Up", Ask.all("uptime_seconds"), Cells.number("s"))
                .sortedBy("CPU")
                .about(
                        "As docker stats counts: 100 % CPU is one processor; memory without what can be dropped. Restarts and deaths are those of"
                                + " the time shown. A click leads to the container.")
                .where("Container", "custom.width", 170, "links", List.of(Links.toContainerOfRow()));
    }

    /** How full filesystems are, and for how long they will do. */
    static Panel filesystems() {
        return new Table("Filesystems", "Filesystem", 3)
                .column("Used", Ask.host("filesystem.*.used_percent"), Cells.bar("percent", 100, 80, 90))
                .column("Free", Ask.host("filesystem.*.available_bytes"), Cells.number("bytes"))
                .mean(
                        "Growth",
                        "scaleToSeconds(derivative(" + Ask.host("filesystem.*.used_bytes") + "),1)",
                        Cells.number("binBps"))
                .quotient(
                        "Full in",
                        "Free",
                        "Growth",
                        "unit",
                        "s",
                        "decimals",
                        1,
                        "mappings",
                        Meanings.TIME_LEFT,
                        "custom.width",
                        100)
                .sortedBy("Used")
                .about("Growth is the average over the time shown; full in is what is free at that pace.");
    }

    /** What Docker did, counted. */
    static Panel happenings(String title) {
        return Panels.bars(title)
                .ask(Ask.named(
                        Ask.count(Ask.alive(Ask.host(
                                "docker.events.container.{create,start,die,oom,kill,stop,restart,health_status}"))),
                        5))
                .about("Docker events of containers in each bar.")
                .legend("right", "sum")
                .where("create", "color", Colours.only("blue"))
                .where("die", "color", Colours.only("red"))
                .where("oom", "color", Colours.only("purple"))
                .where("health_status", "color", Colours.only("yellow"))
                .where("start", "color", Colours.only("green"));
    }

    /** How long numbers take to leave the agent: whether it works at all. */
    static Panel lag(String title) {
        return Panels.tile(title)
                .ask("maxSeries(" + Ask.host("agent.sinks.*.lag_seconds") + ")")
                .about(
                        "How long the oldest number that waits has waited, over all sinks of the agent; silent if nothing came for two minutes.")
                .unit("s")
                .decimals(0)
                .mapped(Meanings.SIGN_OF_LIFE)
                .otherwise("silent")
                .latest("2m")
                .warns(30, 120);
    }

    /** How containers were over time, each with the way to its dashboard. */
    static Panel states(String title, List<Map<String, Object>> meanings, String series) {
        return Panels.states(title, meanings).ask(Ask.named(Ask.worst(series))).ofContainers();
    }

    /**
     * For how much of the time something was waited for.
     *
     * @param path of the machine or of a container
     * @param where it can be told
     */
    static Panel pressure(UnaryOperator<String> path, String where) {
        return Panels.lines("Pressure: share of time that something waited")
                .about("Some: one thread or more waited for it; full: all did. " + where)
                .unit("percentunit")
                .ask(
                        waited("CPU, some", path, "cpu.some"),
                        waited("memory, some", path, "memory.some"),
                        waited("memory, full", path, "memory.full"),
                        waited("disks, some", path, "io.some"),
                        waited("disks, full", path, "io.full"));
    }

    private static String waited(String name, UnaryOperator<String> path, String what) {
        return Ask.called(name, Ask.worst(path.apply("pressure." + what + "_seconds")));
    }

    /** What is received and sent, or read and written, each way on its side; each named after some nodes of its path. */
    static Panel ways(String title, String unit, String in, String out, int... nodes) {
        return Panels.mirrored(title).unit(unit).ask(Ask.named(in, nodes), Ask.named(Ask.below(out), nodes));
    }

    /** What is received and sent, or read and written, each way on its side; of the ten containers with most of it. */
    static Panel traffic(String title, String in, String out) {
        return Panels.mirrored(title)
                .unit("binBps")
                .ask(Ask.top(Ask.summed(in)), Ask.named(Ask.below(Ask.top(Ask.summed(out))), 0))
                .whereAsked("B", "custom.hideFrom", Json.object("legend", true, "tooltip", false, "viz", false))
                .ofContainers();
    }
}
