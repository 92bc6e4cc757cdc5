package dockerana.plugin.dockerevents;

import java.util.List;

/**
 * The block of a source {@code docker-events}; {@code defaults.conf} says what each option means.
 *
 * @param only patterns of {@code type.action}: events that match none are no records
 * @param except patterns of {@code type.action}: events that match one are no records either
 * @param healthChecks whether the execs of health checks are records too
 * @param lastLines how many of the last lines of its log the end of a container carries
 */
record DockerEventsConfig(List<String> only, List<String> except, boolean healthChecks, int lastLines) {
    private static final int MOST_LINES = 10;

    /** @throws IllegalArgumentException if there would be too many lines */
    DockerEventsConfig {
        only = List.copyOf(only);
        except = List.copyOf(except);
        if (lastLines < 0 || lastLines > MOST_LINES) {
            throw new IllegalArgumentException("last-lines must be 0 to " + MOST_LINES);
        }
    }
}
