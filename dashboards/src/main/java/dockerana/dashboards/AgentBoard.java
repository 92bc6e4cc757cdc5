package dockerana.dashboards;

import java.util.List;

/** Whether the agent works, and what it costs. */
final class AgentBoard {
    private AgentBoard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                Board.AGENT,
                "Whether the agent works, what is on its way, what was lost, and what it costs.",
                "1h",
                "10s",
                List.of(Variable.host(), Variable.passingContainer(), Variable.interval()),
                Mark.ofAll(),
                List.of(
                        facts(),
                        Row.titled("Sinks: what leaves"),
                        Row.high(8, sent(), waiting(), late()),
                        Row.high(8, retries(), lost(), failures()),
                        Row.titled("Sources: what comes in"),
                        Row.high(8, samples(), records(), duration()),
                        Row.high(8, errors(), heldBack(), given()),
                        Row.titled("What it costs"),
                        Row.high(8, processor(), memory(), threads())));
    }

    private static Row facts() {
        return Row.high(
                4,
                Shared.lag("Behind by"),
                Panels.total(Panels.tile("Lost"))
                        .ask(Ask.sum(Ask.count(Ask.host("agent.sinks.*.dropped.*"))))
                        .alarms(Colours.ONE),
                Panels.total(Panels.tile("Readings that failed"))
                        .ask(Ask.sum(Ask.count(Ask.host("agent.sources.*.errors"))))
                        .warns(Colours.ONE, 10),
                Panels.tile("Plugins that do not run")
                        .ask(Ask.host("agent.plugins.failed"))
                        .alarms(1),
                Panels.tile("Series")
                        .ask(Ask.host("agent.series"))
                        .unit("short")
                        .colour(Colours.only("blue")),
                Panels.tile("Memory")
                        .ask(Ask.host("agent.rss_bytes"))
                        .unit("bytes")
                        .colour(Colours.only("blue")));
    }

    private static Panel perSink(Panel panel, String leaf) {
        return panel.ask(Ask.named(Ask.worst(Ask.host("agent.sinks.*." + leaf)), 4));
    }

    private static Panel perSource(Panel panel, String leaf) {
        return panel.ask(Ask.named(Ask.worst(Ask.host("agent.sources.*." + leaf)), 4));
    }

    private static Panel sent() {
        return perSink(Panels.lines("Numbers and records accepted, per second").unit("short"), "sent");
    }

    private static Panel waiting() {
        return perSink(Panels.lines("Numbers and records that wait").unit("short"), "queued");
    }

    private static Panel late() {
        return perSink(Panels.lines("Behind by").unit("s"), "lag_seconds");
    }

    private static Panel retries() {
        return Panels.bars("Writes that had to be repeated")
                .ask(Ask.named(Ask.count(Ask.host("agent.sinks.*.retries")), 4));
    }

    private static Panel lost() {
        return Panels.bars("Lost, by sink and reason")
                .otherwise("nothing was lost")
                .ask(Ask.named(Ask.count(Ask.alive(Ask.host("agent.sinks.*.dropped.*"))), 4, 6));
    }

    private static Panel failures() {
        return Panels.bars("Services that lost their far end")
                .ask(Ask.named(Ask.count(Ask.host("agent.services.*.errors")), 4));
    }

    private static Panel samples() {
        return perSource(Panels.lines("Numbers, per second").unit("short"), "samples");
    }

    private static Panel records() {
        return perSource(Panels.lines("Records, per second").unit("short"), "records");
    }

    private static Panel duration() {
        return perSource(Panels.lines("How long a reading takes").unit("s"), "collect_seconds");
    }

    private static Panel errors() {
        return Panels.bars("Readings that failed").ask(Ask.named(Ask.count(Ask.host("agent.sources.*.errors")), 4));
    }

    private static Panel heldBack() {
        return perSource(
                Panels.lines("How long full queues have held records back")
                        .unit("s")
                        .upToAtLeast(1),
                "held_back_seconds");
    }

    private static Panel given() {
        return Panels.bars("Given up by sources, by reason")
                .otherwise("nothing was given up")
                .ask(Ask.named(Ask.count(Ask.alive(Ask.host("agent.sources.*.dropped.*"))), 4, 6));
    }

    private static Panel processor() {
        return Panels.lines("CPU: share of one processor")
                .unit("percentunit")
                .ask(Ask.called("agent", Ask.host("agent.cpu_seconds")));
    }

    private static Panel memory() {
        return Panels.lines("Memory")
                .unit("bytes")
                .ask(
                        Ask.called("in all", Ask.host("agent.rss_bytes")),
                        Ask.called("Java heap in use", Ask.host("agent.heap_bytes")));
    }

    private static Panel threads() {
        return Panels.lines("Threads, series")
                .unit("short")
                .ask(Ask.called("threads", Ask.host("agent.threads")), Ask.called("series", Ask.host("agent.series")))
                .where("series", "custom.axisPlacement", "right");
    }
}
