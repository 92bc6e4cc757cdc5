package dockerana.plugin.dockerevents;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import dockerana.plugin.docker.MadeContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A container made for a test, in whatever state that wants, and events about it. */
record Made(
        String id,
        String name,
        String state,
        String health,
        int failingStreak,
        String healthCheck,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int exitCode,
        boolean oomKilled,
        boolean logs) {
    static final Instant BEGUN = Instant.ofEpochSecond(1_700_000_000);

    /** @param digit what its id is made of, or all of it */
    static Made created(String digit, String name) {
        return new Made(
                digit.length() == 1 ? digit.repeat(64) : digit,
                name,
                "created",
                "none",
                0,
                "",
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                true);
    }

    static Made running(String digit, String name) {
        return created(digit, name).started(BEGUN);
    }

    private Made with(
            String state, Optional<Instant> startedAt, Optional<Instant> finishedAt, int exitCode, boolean oomKilled) {
        return new Made(
                id, name, state, health, failingStreak, healthCheck, startedAt, finishedAt, exitCode, oomKilled, logs);
    }

    Made started(Instant start) {
        return with("running", Optional.of(start), finishedAt, 0, false);
    }

    Made exited(Instant end, int code, boolean outOfMemory) {
        return with("exited", startedAt, Optional.of(end), code, outOfMemory);
    }

    Made in(String other) {
        return with(other, startedAt, finishedAt, exitCode, oomKilled);
    }

    Made named(String other) {
        return new Made(
                id, other, state, health, failingStreak, healthCheck, startedAt, finishedAt, exitCode, oomKilled, logs);
    }

    Made checked(String word, int failing, String command) {
        return new Made(id, name, state, word, failing, command, startedAt, finishedAt, exitCode, oomKilled, logs);
    }

    Made withoutLogs() {
        return new Made(
                id, name, state, health, failingStreak, healthCheck, startedAt, finishedAt, exitCode, oomKilled, false);
    }

    Container container() {
        MadeContainer made = MadeContainer.created(id, name)
                .at(BEGUN)
                .image("busybox")
                .labels(Map.of("team", "shop"))
                .state(state)
                .health(health, failingStreak, healthCheck)
                .healthStartPeriod(Duration.ofSeconds(30))
                .finished(finishedAt)
                .exit(exitCode, oomKilled)
                .pid(1)
                .logs(logs);
        startedAt.ifPresent(made::started);
        return made.container();
    }

    /** @param attributes names and values in turn */
    DockerEvent event(Instant when, String action, String... attributes) {
        return event("container", id, when, action, Optional.of(container()), attributes);
    }

    static DockerEvent event(
            String type,
            String actor,
            Instant when,
            String action,
            Optional<Container> container,
            String... attributes) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            all.put(attributes[i], attributes[i + 1]);
        }
        long nanos = when.getEpochSecond() * 1_000_000_000L + when.getNano();
        return new DockerEvent(nanos, type, action, actor, all, container);
    }
}
