package dockerana.plugin.logs;

import dockerana.api.Agent;
import dockerana.plugin.containers.Run;
import dockerana.plugin.docker.Container;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What all that follow logs have in common.
 *
 * @param config the options
 * @param agent for the clock, the host's name and what is given up
 * @param since when the agent began to watch
 * @param tallies what is counted, by name
 * @param format how lines stand in files; used by one thread
 * @param memory what long lines under way may take; used by one thread
 * @param scratch to search in; used by one thread
 * @param patterns what is looked for in lines; used by one thread
 */
record Setup(
        ContainerLogsConfig config,
        Agent agent,
        Instant since,
        Tallies tallies,
        Format format,
        Memory memory,
        Block scratch,
        Patterns patterns) {
    private static final long LONG_LINES = 4 << 20;

    /** Longer than any entry but those with very many labels. */
    private static final int SCRATCH = 128 * 1024;

    Setup(ContainerLogsConfig config, Agent agent, Tallies tallies) {
        this(
                config,
                agent,
                agent.clock().instant(),
                tallies,
                new JsonFile(),
                new Memory(LONG_LINES),
                new Block(SCRATCH),
                new Patterns(config.patterns()));
    }

    /** Where the container's log is for this process; empty if its driver writes no such file. */
    Optional<Path> path(Container container) {
        return container.logDriver().equals("json-file")
                ? container
                        .logPath()
                        .map(path -> config.root().resolve(path.toString().replaceFirst("^/+", "")))
                : Optional.empty();
    }

    /** What all records of a container tell. */
    Map<String, Object> recordAttributes(Container container) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("event.kind", "event");
        attributes.put("event.action", "log");
        attributes.put("container.id", container.id());
        attributes.put("container.name", container.name());
        attributes.put("container.image.name", container.image());
        attributes.put("container.labels", container.labels());
        attributes.put("host.name", agent.host());
        return attributes;
    }

    /** What travels beside the series of a container. */
    Map<String, String> seriesAttributes(Container container) {
        return Run.of(
                        container.id(),
                        container.name(),
                        container.image(),
                        container.labels(),
                        container.pid(),
                        container.startedAt().orElse(Instant.EPOCH))
                .attributes();
    }

    /** For the records of a container. */
    Recorder recorder(String id, ContainerTally tally) {
        RateLimit limit = new RateLimit(config.rateLimit().orElse(0));
        return new Recorder(id, new Recorder.Limits(longestLine(), memory, limit), this::dropped, tally::get);
    }

    int longestLine() {
        return (int) config.maxLineBytes();
    }

    /** Counts a line that is left out. */
    void dropped(String reason) {
        agent.dropped(reason, 1);
    }
}
