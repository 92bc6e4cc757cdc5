package dockerana.dashboards;

import java.util.List;

/** The dashboard that the first Dockerana came with: its ten panels, in its four rows. They ask what it asked, of series that have data now. */
final class Board2014 {
    private Board2014() {}

    static Dashboard dashboard() {
        return new Dashboard(
                Board.OF_2014,
                "The dashboard of the first Dockerana, from series that have its names: source names-2014.",
                "15m",
                "1m",
                List.of(Variable.hostOf2014()),
                Mark.ofAll(),
                List.of(
                        Row.high(
                                7,
                                Column.of(12, load("load avg")),
                                Column.of(
                                        6,
                                        Panels.lines("events")
                                                .unit("short")
                                                .ask(Ask.called("events per second", "stats.docker.event.$host.*.*"))),
                                Column.of(
                                        6,
                                        Panels.lines("containers")
                                                .unit("short")
                                                .ask(Ask.named(
                                                        "stats.gauges.docker.containers.$host.{running,stopped}", 5)))),
                        Row.high(
                                7,
                                Column.of(
                                        10,
                                        Panels.lines("CPU")
                                                .unit("percent")
                                                .upTo(100)
                                                .stacked()
                                                .legend("right", "mean")
                                                .ask(Ask.named("stats.gauges.docker.host.$host.avg-cpu.*", 6))),
                                Column.of(
                                        6,
                                        Panels.lines("io")
                                                .unit("short")
                                                .ask(Ask.named("stats.gauges.docker.host.$host.io.*.*", 6, 7))),
                                Column.of(
                                        8,
                                        Panels.differences("processes")
                                                .unit("short")
                                                .ask(
                                                        Ask.called(
                                                                "more or fewer",
                                                                "derivative(stats.gauges.docker.host.$host.processes.total)")))),
                        Row.high(
                                7,
                                Column.of(
                                        8,
                                        Panels.lines("api calls")
                                                .unit("short")
                                                .ask(Ask.called("calls", "stats_counts.docker.api.call.$host.int"))),
                                Column.of(
                                        16,
                                        load("load avg")
                                                .custom("drawStyle", "bars")
                                                .stacked()
                                                .legend("right", "mean"))),
                        Row.high(7, packets("network rx", "rx-ok"), packets("network tx", "tx-ok"))));
    }

    private static Panel load(String title) {
        return Panels.lines(title).unit("short").ask(Ask.named("stats.gauges.docker.host.$host.loadavg.*", 6));
    }

    private static Panel packets(String title, String leaf) {
        return Panels.differences(title)
                .unit("short")
                .ask(Ask.named("derivative(stats.gauges.docker.net.$host.interface.*." + leaf + ")", 6));
    }
}
