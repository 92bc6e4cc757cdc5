package dockerana.plugin.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link Container} that is being described: whoever does so says what is known, and nothing else. Confined to one thread. */
final class Draft {
    private final String id;
    String name = "";
    String dockerName = "";
    String image = "";
    Map<String, String> labels = Map.of();
    String state = "created";
    String health = "none";
    int failingStreak;
    String healthCheck = "";
    Duration healthStartPeriod = Duration.ZERO;
    long pid;
    Instant created = Instant.EPOCH;
    Optional<Instant> startedAt = Optional.empty();
    Optional<Instant> finishedAt = Optional.empty();
    int exitCode;
    boolean oomKilled;
    int restarts;
    String networkMode = "";
    String sandbox = "";
    List<Attachment> networks = List.of();
    List<String> ports = List.of();
    Limits limits = Limits.NONE;
    String cgroupParent = "";
    boolean tty;
    String logDriver = "";
    Optional<Path> logPath = Optional.empty();
    boolean logs = true;
    boolean self;

    /** Of one of which only that is known. */
    Draft(String id) {
        this.id = id;
    }

    /** Of one that differs in something. */
    Draft(Container container) {
        this(container.id());
        this.name = container.name();
        this.dockerName = container.dockerName();
        this.image = container.image();
        this.labels = container.labels();
        this.state = container.state();
        this.health = container.health();
        this.failingStreak = container.failingStreak();
        this.healthCheck = container.healthCheck();
        this.healthStartPeriod = container.healthStartPeriod();
        this.pid = container.pid();
        this.created = container.created();
        this.startedAt = container.startedAt();
        this.finishedAt = container.finishedAt();
        this.exitCode = container.exitCode();
        this.oomKilled = container.oomKilled();
        this.restarts = container.restarts();
        this.networkMode = container.networkMode();
        this.sandbox = container.sandbox();
        this.networks = container.networks();
        this.ports = container.ports();
        this.limits = container.limits();
        this.cgroupParent = container.cgroupParent();
        this.tty = container.tty();
        this.logDriver = container.logDriver();
        this.logPath = container.logPath();
        this.logs = container.logs();
        this.self = container.self();
    }

    Container container() {
        return new Container(
                id,
                name,
                dockerName,
                image,
                labels,
                state,
                health,
                failingStreak,
                healthCheck,
                healthStartPeriod,
                pid,
                created,
                startedAt,
                finishedAt,
                exitCode,
                oomKilled,
                restarts,
                networkMode,
                sandbox,
                networks,
                ports,
                limits,
                cgroupParent,
                tty,
                logDriver,
                logPath,
                logs,
                self);
    }
}
