package dockerana.plugin.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One container as it was last seen. Immutable: a change is another instance, and what did not change stays the same one.
 *
 * @param id all 64 digits
 * @param name the node {@code {container}} of its paths, unique among the containers of one {@link Docker#containers()}
 * @param dockerName the name that Docker knows it by, without slash
 * @param image the image's name as it was asked for
 * @param labels its labels
 * @param state {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code exited}, {@code dead} or {@code removing}
 * @param health {@code none} without a health check, else {@code starting}, "healthy" or {@code unhealthy}
 * @param failingStreak how many health checks failed in a row
 * @param healthCheck what Docker runs to check its health, as the actions of its execs say it; empty without a health check
 * @param healthStartPeriod for how long after its start a failed check does not count
 * @param pid of its first process, as the engine's host sees it; 0 while it does not run
 * @param created when it was created
 * @param startedAt when its latest run began; empty before the first. A new run has another: with the id it identifies a run
 * @param finishedAt when its latest run ended; empty while it never has
 * @param exitCode of its latest run
 * @param oomKilled whether the kernel ended its latest run for want of memory
 * @param restarts how often the engine restarted it by its policy
 * @param networkMode {@code default}, {@code host}, {@code none}, {@code container:ID} or a network's name
 * @param sandbox the file of its network namespace; empty while it does not run
 * @param networks the networks it is in, sorted by name
 * @param ports what is reachable from outside, as {@code docker ps} has it: {@code 127.0.0.1:8080->80/tcp}
 * @param limits what it may use
 * @param cgroupParent as configured; mostly empty, for the engine's default
 * @param tty whether it has a terminal: then its log has no frames
 * @param logDriver such as {@code json-file}
 * @param logPath the log file on the engine's host, if its driver has one
 * @param logs whether its log may be read: not {@code dockerana.logs=false}, and not the agent's own
 * @param self whether the agent runs in it
 */
public record Container(
        String id,
        String name,
        String dockerName,
        String image,
        Map<String, String> labels,
        String state,
        String health,
        int failingStreak,
        String healthCheck,
        Duration healthStartPeriod,
        long pid,
        Instant created,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int exitCode,
        boolean oomKilled,
        int restarts,
        String networkMode,
        String sandbox,
        List<Attachment> networks,
        List<String> ports,
        Limits limits,
        String cgroupParent,
        boolean tty,
        String logDriver,
        Optional<Path> logPath,
        boolean logs,
        boolean self) {
    private static final int SHORT = 12;

    /** @throws IllegalArgumentException if the id is shorter than a short id */
    public Container {
        if (id.length() < SHORT) {
            throw new IllegalArgumentException("'%s' is no container id".formatted(id));
        }
        labels = Map.copyOf(labels);
        networks = List.copyOf(networks);
        ports = List.copyOf(ports);
    }

    /** Whether it has processes: running or paused. */
    public boolean isRunning() {
        return state.equals("running") || state.equals("paused");
    }

    /** The id's first twelve digits. */
    public String shortId() {
        return id.substring(0, SHORT);
    }

    /** The same with its name, and with what follows from whose it is. */
    Container named(String name, boolean logs, boolean self) {
        Draft named = new Draft(this);
        named.name = name;
        named.logs = logs;
        named.self = self;
        return named.container();
    }

    /** The same in another state of its life, as an event tells it. */
    Container in(
            String state, Optional<Instant> startedAt, Optional<Instant> finishedAt, int exitCode, boolean oomKilled) {
        Draft later = new Draft(this);
        later.state = state;
        later.pid = state.equals(this.state) ? pid : 0;
        later.startedAt = startedAt;
        later.finishedAt = finishedAt;
        later.exitCode = exitCode;
        later.oomKilled = oomKilled;
        return later.container();
    }

    /** The same under another of Docker's names. */
    Container renamed(String dockerName) {
        Draft renamed = new Draft(this);
        renamed.dockerName = dockerName;
        return renamed.container();
    }
}
