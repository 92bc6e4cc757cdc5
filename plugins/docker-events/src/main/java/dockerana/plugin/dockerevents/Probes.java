package dockerana.plugin.dockerevents;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The health checks of one container, told by the events of their execs. Those are the check's if they run its command: nothing else marks them.
 * Guarded by its {@link Ledger}.
 */
final class Probes {
    /** A check that begins before the one before has ended is rare, one whose end is never told is not. */
    private static final int MOST_UNDER_WAY = 8;

    private final Map<String, Long> underWay = new LinkedHashMap<>();
    private double seconds = Double.NaN;
    private int failingStreak;

    /** A new run begins, of which nothing is known yet. */
    void begin() {
        underWay.clear();
        seconds = Double.NaN;
        failingStreak = 0;
    }

    /** What the engine itself counts. */
    void streak(int failing) {
        failingStreak = failing;
    }

    /** How long the last one took; NaN if none ended yet. */
    double seconds() {
        return seconds;
    }

    int failingStreak() {
        return failingStreak;
    }

    /** Whether it is about a health check; takes note of it if it is. */
    boolean note(DockerEvent event, Container container) {
        return switch (event.verb()) {
            case "exec_create" -> runsTheCheck(event, container);
            case "exec_start" -> runsTheCheck(event, container) && started(event);
            case "exec_die" -> ended(event, container);
            default -> false;
        };
    }

    private static boolean runsTheCheck(DockerEvent event, Container container) {
        String command = container.healthCheck();
        int from = event.action().length() - command.length();
        return !command.isEmpty()
                && from == event.verb().length() + 2
                && event.action().endsWith(command);
    }

    private boolean started(DockerEvent event) {
        if (underWay.size() == MOST_UNDER_WAY) {
            underWay.remove(underWay.keySet().iterator().next());
        }
        underWay.put(execution(event), event.timeNanos());
        return true;
    }

    private boolean ended(DockerEvent event, Container container) {
        Long started = underWay.remove(execution(event));
        if (started == null) {
            return false;
        }
        seconds = Math.max(0, event.timeNanos() - started) / 1e9;
        if ("0".equals(event.attributes().get("exitCode"))) {
            failingStreak = 0;
        } else if (counts(started, container)) {
            failingStreak++;
        }
        return true;
    }

    /** While a container starts, the engine forgives. */
    private static boolean counts(long startedNanos, Container container) {
        return !container.health().equals("starting")
                || container
                        .startedAt()
                        .map(start -> !Instant.ofEpochSecond(0, startedNanos)
                                .isBefore(start.plus(container.healthStartPeriod())))
                        .orElse(true);
    }

    private static String execution(DockerEvent event) {
        return event.attributes().getOrDefault("execID", "");
    }
}
