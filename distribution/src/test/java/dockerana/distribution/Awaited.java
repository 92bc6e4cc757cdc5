package dockerana.distribution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What has to happen before some panels show anything, or anything but nought. */
enum Awaited {
    A_BUSY_CONTAINER(
            "a container has limits and a health check, uses a disk, and says on stderr what a pattern finds",
            """
            docker run -d --name web.eu --network front --cpus 0.1 -m 64m --pids-limit 50 -v /data \
              --device-write-bps %1$s:100mb --device-read-bps %1$s:100mb \
              --health-interval 1s --health-retries 1 --health-cmd 'test -e /tmp/well' busybox sh -c '
                while :; do
                  echo it took 12ms; echo it went wrong >&2; echo more of it >&2
                  dd if=/dev/zero of=/data/it bs=64k count=4 oflag=direct 2>/tmp/said
                  dd if=/data/it of=/dev/null bs=64k iflag=direct 2>/tmp/said
                  if [ -e /tmp/well ]; then rm /tmp/well; else touch /tmp/well; fi
                  sleep 1
                done'""",
            "\\.cpu\\.(limit_|throttled_periods)|\\.pids\\.limit|\\.blockio\\.|\\.healthcheck\\.|docker-health_status|\\.logs\\.(patterns|stderr)\\.|stream:stderr"),
    A_DEATH(
            "a container ended, and was started again",
            "docker run -d --name worker --network none --restart on-failure:3 busybox sh -c 'sleep 2; exit 3'",
            "\\.(deaths|restarts|exit_code)\\b|docker-die"),
    TOO_LITTLE_MEMORY(
            "a container was OOM-killed",
            "docker run -d --name batch --network none -m 16m busybox sh -c 'sleep 3; exec tail /dev/zero'",
            "\\.ooms\\b|docker-oom"),
    A_FAR_END_AWAY("a sink cannot deliver", "", "\\.sinks\\.\\*\\.dropped\\."),
    TOO_MANY_LINES("a source gives something up: more lines than it is allowed", "", "\\.sources\\.\\*\\.dropped\\."),
    A_DAY("a day has gone by: it is asked as if it were tomorrow", "", "timeShift\\(");

    private static final Optional<String> NEVER = neverTold();

    private final String state;
    private final String script;
    private final Pattern asked;

    /**
     * @param script brings it about, with the path of a disk, if it is not there in any case
     * @param asked found in the targets, searches and tags that wait for it
     */
    Awaited(String state, String script, String asked) {
        this.state = state;
        this.script = script;
        this.asked = Pattern.compile(asked);
    }

    String script(String disk) {
        return script.formatted(disk);
    }

    static Optional<Awaited> by(String asked) {
        return Stream.of(values())
                .filter(one -> one.asked.matcher(asked).find())
                .findFirst();
    }

    /** Whether it asks for what this kernel does not tell. */
    static boolean never(String asked) {
        return NEVER.filter(asked::contains).isPresent();
    }

    /** Of the host or of containers. */
    private static Optional<String> neverTold() {
        if (!Files.exists(Path.of("/proc/pressure"))) {
            return Optional.of(".pressure.");
        }
        boolean ofContainers = Paths.STATS.counters().stream().anyMatch(path -> path.startsWith("pressure."));
        return ofContainers ? Optional.empty() : Optional.of(".$container.pressure.");
    }

    @Override
    public String toString() {
        return state;
    }
}
