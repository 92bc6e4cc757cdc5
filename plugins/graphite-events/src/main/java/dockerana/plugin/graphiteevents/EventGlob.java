package dockerana.plugin.graphiteevents;

import dockerana.api.LogRecord;
import java.util.regex.Pattern;

/**
 * Events by type and action, such as {@code container.die} or {@code network.*}.
 *
 * @param type such as {@code container}
 * @param action such as {@code die}; {@code *} for any
 */
public record EventGlob(String type, String action) {
    private static final Pattern ENTRY = Pattern.compile("[a-z]+\\.([a-z_-]+|\\*)");

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static EventGlob parse(String entry) {
        if (!ENTRY.matcher(entry).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no type and action of a Docker event, such as container.die or network.*"
                            .formatted(entry));
        }
        int dot = entry.indexOf('.');
        return new EventGlob(entry.substring(0, dot), entry.substring(dot + 1));
    }

    /** Whether an event is meant. */
    boolean matches(LogRecord event) {
        return type.equals(event.attributes().get("docker.event.type"))
                && (action.equals("*") || action.equals(event.attributes().get("event.action")));
    }
}
