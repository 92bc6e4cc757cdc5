package dockerana.plugin.logs;

import dockerana.plugin.containers.Run;
import dockerana.plugin.docker.Container;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What is told of a container beside its lines and numbers. */
record About(Container container) {
    /** With all its records. */
    Map<String, Object> records(String host) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("event.kind", "event");
        attributes.put("event.action", "log");
        attributes.put("container.id", container.id());
        attributes.put("container.name", container.name());
        attributes.put("container.image.name", container.image());
        attributes.put("container.labels", container.labels());
        attributes.put("host.name", host);
        return attributes;
    }

    /** With all its series. */
    Map<String, String> series() {
        return Run.of(
                        container.id(),
                        container.name(),
                        container.image(),
                        container.labels(),
                        container.pid(),
                        container.startedAt().orElse(Instant.EPOCH))
                .attributes();
    }
}
