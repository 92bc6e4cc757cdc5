package dockerana.plugin.docker;

import java.util.Map;
import java.util.Optional;

/**
 * Something that happened in the engine. Immutable.
 *
 * @param timeNanos since the epoch, on the engine's clock
 * @param type {@code container}, {@code network}, {@code image}, {@code volume} …
 * @param action as Docker says it, with its free text: {@code start}, {@code die}, {@code health_status: healthy},
 *     {@code exec_create: sh -c …}
 * @param actor the id (of images and volumes the name) of what it happened to
 * @param attributes what Docker says about it: name, image, exit code and labels, all in one
 * @param container the container it concerns, as it was known after the event, also if the event ended it; empty if it concerns none, or one
 *     that is not reported
 */
public record DockerEvent(
        long timeNanos,
        String type,
        String action,
        String actor,
        Map<String, String> attributes,
        Optional<Container> container) {
    /** Copies the attributes. */
    public DockerEvent {
        attributes = Map.copyOf(attributes);
    }

    /** The same, about this container. */
    DockerEvent concerning(Optional<Container> container) {
        return new DockerEvent(timeNanos, type, action, actor, attributes, container);
    }

    /** The action without its free text: {@code health_status}, {@code exec_create}. */
    public String verb() {
        int colon = action.indexOf(':');
        return colon < 0 ? action : action.substring(0, colon);
    }
}
