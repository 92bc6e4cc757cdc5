package dockerana.dashboards;

import java.util.List;

/** What containers say. */
final class LogsBoard {
    private static final String FOUND = Find.ofContainers() + " AND stream:$stream AND message:(${search:raw})";

    private LogsBoard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                Board.LOGS,
                "What containers say: how much, who most, and the lines themselves.",
                "1h",
                "10s",
                List.of(
                        Variable.host(),
                        Variable.containers(),
                        Variable.choice("stream", "Stream", "stdout", "stderr"),
                        Variable.search(),
                        Variable.hostName(),
                        Variable.containerNames(),
                        Variable.interval()),
                Mark.ofAll(),
                List.of(
                        Row.high(
                                7,
                                Panels.bars("Lines found, by container")
                                        .ask("A", Target.counts(DataSource.LOGS, FOUND, "container.name"))
                                        .ofContainers(),
                                Panels.bars("Lines found, by stream")
                                        .ask("A", Target.counts(DataSource.LOGS, FOUND, "stream"))
                                        .where("stderr", "color", Colours.only("red"))),
                        Row.high(15, Panels.log("Lines").ask("A", Target.lines(DataSource.LOGS, FOUND))),
                        Row.titled("As counted by the agent"),
                        Row.high(
                                8,
                                rates("Lines, per second", "logs.*.lines", "short"),
                                rates("Bytes, per second", "logs.*.bytes", "binBps"),
                                rates("Lines on stderr, per second", "logs.stderr.lines", "short")),
                        Row.high(
                                8,
                                Panels.bars("Patterns found, by pattern")
                                        .ask(Ask.summed(Ask.count(Ask.chosen("logs.patterns.*.matches")), 6)),
                                counted("Lines that were cut", "logs.*.truncated"),
                                counted("Times that lines were gone before they were read", "logs.gaps"))));
    }

    private static Panel counted(String title, String path) {
        return Panels.bars(title).ask(Ask.summed(Ask.count(Ask.chosen(path)))).ofContainers();
    }

    private static Panel rates(String title, String path, String unit) {
        return Panels.lines(title)
                .unit(unit)
                .ask(Ask.top(Ask.summed(Ask.chosen(path))))
                .legend("right", "mean", "max")
                .ofContainers();
    }
}
