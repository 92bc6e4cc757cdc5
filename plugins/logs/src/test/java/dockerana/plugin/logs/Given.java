package dockerana.plugin.logs;

import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.MadeContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes containers and options for tests. */
final class Given {
    static final Instant AGENT_STARTS = JsonLog.EPOCH.plusSeconds(3600);

    private Given() {}

    static ContainerLogsConfig config(Start start) {
        return config(start, Map.of());
    }

    static ContainerLogsConfig config(Start start, Map<String, PatternConfig> patterns) {
        return new ContainerLogsConfig(
                Via.AUTO, start, Duration.ofMillis(20), 256 * 1024, Optional.empty(), Path.of("/"), patterns);
    }

    /** One that runs, and did so before the agent. */
    static Container old(Path log) {
        return container("web", "running", log, JsonLog.EPOCH, JsonLog.EPOCH, Optional.empty());
    }

    /** One that was created after the agent started. */
    static Container fresh(Path log) {
        Instant later = AGENT_STARTS.plusSeconds(1);
        return container("web", "running", log, later, later, Optional.empty());
    }

    static Container container(
            String name, String state, Path log, Instant created, Instant started, Optional<Instant> finished) {
        return container("a".repeat(64), name, state, log, created, started, finished);
    }

    static Container container(
            String id,
            String name,
            String state,
            Path log,
            Instant created,
            Instant started,
            Optional<Instant> finished) {
        return container(id, name, state, log, created, started, finished, "json-file", true);
    }

    /** The same with another driver, or which may not be read. */
    static Container withLogs(Container container, String driver, boolean logs) {
        return container(
                container.id(),
                container.name(),
                container.state(),
                container.logPath().orElseThrow(),
                container.created(),
                container.startedAt().orElseThrow(),
                container.finishedAt(),
                driver,
                logs);
    }

    private static Container container(
            String id,
            String name,
            String state,
            Path log,
            Instant created,
            Instant started,
            Optional<Instant> finished,
            String driver,
            boolean logs) {
        return MadeContainer.running(id, name, started)
                .at(created)
                .state(state)
                .finished(finished)
                .pid(42)
                .image("shop:1")
                .labels(Map.of("com.docker.compose.service", "shop"))
                .network("none", List.of())
                .log(driver, Optional.of(log))
                .logs(logs)
                .container();
    }

    /** The same in another state. */
    static Container in(String state, Container container) {
        return container(
                container.id(),
                container.name(),
                state,
                container.logPath().orElseThrow(),
                container.created(),
                container.startedAt().orElseThrow(),
                Optional.of(AGENT_STARTS.plusSeconds(60)));
    }
}
