package dockerana.plugin.local.web.containers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of containers besides their numbers. Safe for any thread. */
public interface Facts {
    /** Nothing. */
    Facts NONE = List::of;

    /** All that is known now; the same list while nothing changed. */
    List<Fact> containers();

    /**
     * One container.
     *
     * @param name the label {@code container} of its series
     * @param cores as limited; 0 without a limit, as with the other limits
     */
    record Fact(
            String name,
            String id,
            String image,
            Map<String, String> labels,
            String state,
            String health,
            int failingStreak,
            String healthCheck,
            Instant created,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            int exitCode,
            boolean oomKilled,
            int restarts,
            long pid,
            String networkMode,
            List<Place> networks,
            List<String> ports,
            double cores,
            long memoryBytes,
            long pids,
            String logDriver,
            boolean tty,
            boolean self) {}

    /** Its place in a network. */
    record Place(String network, String ip, String mac) {}
}
