package dockerana.plugin.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a {@link Container} for tests, of this plugin and of those that depend on it: as of an image {@code busybox:1} with a log that may be read
 * and nothing else that is special, but for what a test says. Confined to one thread.
 */
public final class MadeContainer {
    private final Draft draft;

    private MadeContainer(String id, String name) {
        draft = new Draft(id);
        draft.name = name;
        draft.dockerName = name;
        draft.image = "busybox:1";
        draft.networkMode = "default";
        draft.logDriver = "json-file";
    }

    /** One that never ran, with this id, of at least twelve characters. */
    public static MadeContainer created(String id, String name) {
        return new MadeContainer(id, name);
    }

    /** One that runs since it was created, as process 1. */
    public static MadeContainer running(String id, String name, Instant since) {
        return created(id, name).at(since).state("running").started(since).pid(1);
    }

    /** When it was created. */
    public MadeContainer at(Instant created) {
        draft.created = created;
        return this;
    }

    /** A word of Docker's, such as {@code exited}. */
    public MadeContainer state(String word) {
        draft.state = word;
        return this;
    }

    /** When its latest run began. */
    public MadeContainer started(Instant when) {
        draft.startedAt = Optional.of(when);
        return this;
    }

    /** When its latest run ended. */
    public MadeContainer finished(Optional<Instant> when) {
        draft.finishedAt = when;
        return this;
    }

    /** How its latest run ended. */
    public MadeContainer exit(int code, boolean outOfMemory) {
        draft.exitCode = code;
        draft.oomKilled = outOfMemory;
        return this;
    }

    /** Its first process. */
    public MadeContainer pid(long number) {
        draft.pid = number;
        return this;
    }

    /** What it was made of. */
    public MadeContainer image(String name) {
        draft.image = name;
        return this;
    }

    /** All it has. */
    public MadeContainer labels(Map<String, String> all) {
        draft.labels = all;
        return this;
    }

    /** A word of Docker's such as {@code healthy}, and how it came to that. */
    public MadeContainer health(String word, int failingStreak, String command) {
        draft.health = word;
        draft.failingStreak = failingStreak;
        draft.healthCheck = command;
        return this;
    }

    /** For how long after its start a failed health check does not count. */
    public MadeContainer healthStartPeriod(Duration time) {
        draft.healthStartPeriod = time;
        return this;
    }

    /** How it is connected. */
    public MadeContainer network(String mode, List<Attachment> networks) {
        draft.networkMode = mode;
        draft.networks = networks;
        return this;
    }

    /** What it may use. */
    public MadeContainer limits(Limits most) {
        draft.limits = most;
        return this;
    }

    /** Where its log goes. */
    public MadeContainer log(String driver, Optional<Path> file) {
        draft.logDriver = driver;
        draft.logPath = file;
        return this;
    }

    /** Whether its log may be read. */
    public MadeContainer logs(boolean may) {
        draft.logs = may;
        return this;
    }

    /** As it is now. */
    public Container container() {
        return draft.container();
    }
}
