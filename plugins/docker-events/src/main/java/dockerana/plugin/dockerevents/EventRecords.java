package dockerana.plugin.dockerevents;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes records of events. All have one origin as far as going on is concerned, but each container has an origin with what is known of it.
 * Confined to the source's run thread.
 */
final class EventRecords {
    /** The key of all records of this source. */
    static final String KEY = "events";

    private static final int MOST_CONTAINERS = 512;
    private static final int KILLED = 137;

    private final String host;
    private final LogRecord.Origin engine;
    private final Map<String, Known> containers = new LinkedHashMap<>();
    private final Set<String> outOfMemory = new LinkedHashSet<>();

    private record Known(Container container, LogRecord.Origin origin) {
        boolean isOf(Container other) {
            return container.name().equals(other.name())
                    && container.image().equals(other.image())
                    && container.labels().equals(other.labels());
        }
    }

    /** What of a record is the same however often the engine tells an event. */
    record Id(long timeNanos, int ordinal) {
        static Id of(DockerEvent event) {
            int type = event.type().hashCode();
            int action = event.action().hashCode();
            return new Id(
                    event.timeNanos(), 31 * (31 * type + action) + event.actor().hashCode());
        }

        static Id of(LogRecord record) {
            return new Id(record.timeNanos(), record.ordinal());
        }
    }

    /** @param host on which all this happens */
    EventRecords(String host) {
        this.host = host;
        engine = origin(Map.of());
    }

    /** @param lastLines of its log, for one that ended */
    LogRecord record(DockerEvent event, Optional<String> lastLines) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("event.action", event.verb());
        if (event.type().equals("dockerana")) {
            attributes.put("dockerana.gap", event.attributes());
        } else {
            attributes.put("docker.event.type", event.type());
            if (!event.attributes().isEmpty()) {
                attributes.put("docker.event.attributes", event.attributes());
            }
        }
        boolean died = is(event, "die");
        if (died) {
            exitCode(event).ifPresent(code -> attributes.put("container.exit_code", code));
            lastLines.ifPresent(lines -> attributes.put("log.last_lines", lines));
        }
        Id id = Id.of(event);
        String sentence = Sentences.of(event, oomKilled(event) && died);
        return new LogRecord(origin(event), id.timeNanos(), id.ordinal(), 0, sentence, attributes);
    }

    /** The exit code that an event tells. */
    static OptionalInt exitCode(DockerEvent event) {
        try {
            return OptionalInt.of(Integer.parseInt(event.attributes().getOrDefault("exitCode", "")));
        } catch (NumberFormatException e) { // it tells none
            return OptionalInt.empty();
        }
    }

    static boolean is(DockerEvent event, String verb) {
        return event.type().equals("container") && event.verb().equals(verb);
    }

    /**
     * Whether the container's run ended for want of memory: the engine says so, or said that memory ran out before it was killed. One that was
     * started again at once does not know it any more.
     */
    private boolean oomKilled(DockerEvent event) {
        if (is(event, "oom")) {
            outOfMemory.add(event.actor());
            if (outOfMemory.size() > MOST_CONTAINERS) {
                outOfMemory.remove(outOfMemory.iterator().next());
            }
            return false;
        }
        if (!is(event, "die")) {
            return false;
        }
        boolean before = outOfMemory.remove(event.actor());
        return event.container().filter(Container::oomKilled).isPresent()
                || (before && exitCode(event).orElse(0) == KILLED);
    }

    private LogRecord.Origin origin(DockerEvent event) {
        if (event.container().isEmpty()) {
            return engine;
        }
        Container container = event.container().get();
        Known known = containers.get(container.id());
        if (known == null || !known.isOf(container)) {
            known = new Known(container, origin(attributes(container)));
            containers.put(container.id(), known);
        }
        if (is(event, "destroy") || containers.size() > MOST_CONTAINERS) {
            containers.remove(
                    is(event, "destroy")
                            ? container.id()
                            : containers.keySet().iterator().next());
        }
        return known.origin();
    }

    private LogRecord.Origin origin(Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.put("host.name", host);
        return new LogRecord.Origin(LogRecord.Kind.EVENT, KEY, "", all);
    }

    private static Map<String, Object> attributes(Container container) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("container.id", container.id());
        attributes.put("container.name", container.name());
        attributes.put("container.image.name", container.image());
        if (!container.labels().isEmpty()) {
            attributes.put("container.labels", container.labels());
        }
        return attributes;
    }
}
