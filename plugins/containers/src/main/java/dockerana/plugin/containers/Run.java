package dockerana.plugin.containers;

import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.plugin.docker.Container;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of a container, from its start to its end: what its series are called, what is known beside them, and since when they count.
 *
 * @param id all 64 digits of the container
 * @param name the node {@code {container}}
 * @param pid of its first process, as the host sees it
 * @param startedAt when it began
 * @param attributes of all its series
 */
public record Run(String id, String name, long pid, Instant startedAt, Map<String, String> attributes) {
    /** Later ones win. */
    private static final List<Map.Entry<String, String>> BY_LABEL = List.of(
            Map.entry("com.docker.stack.namespace", "project"),
            Map.entry("com.docker.swarm.service.name", "service"),
            Map.entry("com.docker.compose.project", "project"),
            Map.entry("com.docker.compose.service", "service"));

    /** Copies. */
    public Run {
        attributes = Map.copyOf(attributes);
    }

    /** That of a container; empty if it does not run. */
    public static Optional<Run> of(Container container) {
        return container.isRunning()
                ? container
                        .startedAt()
                        .map(start -> of(
                                container.id(),
                                container.name(),
                                container.image(),
                                container.labels(),
                                container.pid(),
                                start))
                : Optional.empty();
    }

    /** With the attributes {@code image}, {@code container_id} and, where compose or swarm said so, {@code project} and {@code service}. */
    public static Run of(
            String id, String name, String image, Map<String, String> labels, long pid, Instant startedAt) {
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, String> known : BY_LABEL) {
            String value = labels.get(known.getKey());
            if (value != null) {
                attributes.put(known.getValue(), value);
            }
        }
        attributes.put("image", image);
        attributes.put("container_id", id);
        return new Run(id, name, pid, startedAt, attributes);
    }

    /** The series of a metric whose only label is the container. */
    public Series series(Metric metric) {
        return told(metric.of(name), Optional.of(startedAt), attributes);
    }

    /**
     * The series of a thing of the container's, such as an interface.
     *
     * @param start when it counted from 0; empty if nobody knows
     * @param more attributes
     */
    public Series series(Metric metric, String thing, Optional<Instant> start, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(more);
        return told(metric.of(name, thing), start, all);
    }

    private static Series told(Series series, Optional<Instant> start, Map<String, String> attributes) {
        Series known = series.with(attributes);
        return series.isCounter() && start.isPresent() ? known.startedAt(start.get()) : known;
    }
}
