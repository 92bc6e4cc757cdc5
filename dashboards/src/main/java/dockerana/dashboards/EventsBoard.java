package dockerana.dashboards;

import java.util.List;

/** What happens in Docker, and how containers live. */
final class EventsBoard {
    private static final String FOUND = Find.onHost("event.action:$action");

    private EventsBoard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                Board.EVENTS,
                "What happens in Docker: starts, deaths, restarts, health, and all its other events.",
                "3h",
                "10s",
                List.of(
                        Variable.host(),
                        Variable.containers(),
                        Variable.choice(
                                "action",
                                "Action",
                                "create",
                                "start",
                                "die",
                                "oom",
                                "kill",
                                "stop",
                                "restart",
                                "health_status",
                                "destroy",
                                "pull",
                                "connect",
                                "disconnect"),
                        Variable.hostName(),
                        Variable.interval()),
                Mark.ofAll(),
                List.of(
                        Row.high(8, Shared.happenings("Containers"), others()),
                        Row.high(
                                10,
                                Column.of(10, Shared.states("State", Meanings.STATE, Ask.chosen("state"))),
                                Column.of(14, Panels.log("Events").ask("A", Target.lines(DataSource.EVENTS, FOUND)))),
                        Row.titled("Who lives badly"),
                        Row.high(
                                8,
                                counted("Deaths", "deaths"),
                                counted("Restarts", "restarts"),
                                counted("Out of memory", "ooms")),
                        Row.high(
                                8,
                                Shared.states("Health", Meanings.HEALTH, Ask.chosen("health")),
                                Panels.lines("Health checks that failed in a row")
                                        .unit("short")
                                        .ask(Ask.named(Ask.worst(Ask.chosen("healthcheck.failing_streak"))))
                                        .ofContainers(),
                                Panels.lines("Last exit code")
                                        .unit("none")
                                        .ask(Ask.named(Ask.worst(Ask.chosen("exit_code"))))
                                        .ofContainers()),
                        Row.titled("Docker itself"),
                        Row.high(8, inventory(), calls(), answers())));
    }

    private static Panel others() {
        return Panels.bars("Images, networks, volumes and the rest")
                .ask(Ask.named(
                        Ask.count(Ask.alive("exclude(" + Ask.host("docker.events.*.*")
                                + ",'\\.events\\.(container|healthcheck)\\.')")),
                        4,
                        5))
                .legend("right", "sum");
    }

    private static Panel counted(String title, String path) {
        return Panels.bars(title)
                .ask(Ask.named(Ask.count(Ask.chosen(path))))
                .legend("right", "sum")
                .ofContainers();
    }

    private static Panel inventory() {
        return Panels.lines("Containers by state")
                .unit("short")
                .ask(Ask.named(Ask.worst(Ask.host("docker.containers.*")), 4));
    }

    private static Panel calls() {
        return Panels.lines("Calls of Docker's API by the agent, per second")
                .unit("short")
                .ask(Ask.named(Ask.host("docker.api.*.calls"), 4), Ask.named(Ask.host("docker.api.*.errors"), 4, 5));
    }

    private static Panel answers() {
        return Panels.lines("Docker's API: time the agent waits, of each second")
                .unit("percentunit")
                .ask(Ask.named(Ask.worst(Ask.host("docker.api.*.seconds")), 4));
    }
}
