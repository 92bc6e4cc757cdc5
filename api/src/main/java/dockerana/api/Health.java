package dockerana.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the agent and all its components are at one moment. Immutable.
 *
 * @param startedAt when the agent started
 * @param parts the components: sources, sinks, services
 * @param problems what is wrong outside any component, one sentence each, such as a plugin that was refused
 */
public record Health(Instant startedAt, List<Part> parts, List<String> problems) {
    /** Copies the lists. */
    public Health {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /**
     * One component.
     *
     * @param role what it does
     * @param id its key in the configuration
     * @param type its type
     * @param status what it says of itself, or what the runtime says of it where that is worse
     * @param perSecond samples and records per second that went through it lately
     * @param queuedBytes what waits in its outboxes, in bytes of memory; 0 for sources and services
     * @param lagSeconds age of the oldest thing that waits, in seconds; 0 if nothing does
     * @param dropped what it gave up for good since the agent started, by reason
     * @param lastError the last thing that went wrong, also when it was mended since
     */
    public record Part(
            Component.Role role,
            String id,
            String type,
            Status status,
            double perSecond,
            long queuedBytes,
            double lagSeconds,
            Map<String, Long> dropped,
            Optional<String> lastError) {
        /** Copies the map. */
        public Part {
            dropped = Map.copyOf(dropped);
        }
    }

    /** The worst level of any component; degraded at best if there are problems. */
    public Status.Level level() {
        Status.Level least = problems.isEmpty() ? Status.Level.OK : Status.Level.DEGRADED;
        return parts.stream()
                .map(part -> part.status().level())
                .max(Comparator.naturalOrder())
                .filter(worst -> worst.compareTo(least) > 0)
                .orElse(least);
    }
}
