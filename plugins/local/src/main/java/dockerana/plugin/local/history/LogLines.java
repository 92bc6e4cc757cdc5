package dockerana.plugin.local.history;

import dockerana.api.LogRecord;
import java.util.Optional;
import java.util.Set;

/**
 * The last lines of each log. A log is that of a container, under its {@code container.name}, both streams together; or a file of the host, under
 * its {@code log.file.path}. Safe for any thread.
 */
public interface LogLines {
    /** The name of the log that a line belongs to; if its origin names neither, it is that of its stream. */
    static String nameOf(LogRecord line) {
        LogRecord.Origin origin = line.origin();
        Object container = origin.attributes().get("container.name");
        Object name = container == null ? origin.attributes().get("log.file.path") : container;
        String log = name == null ? origin.key() : name.toString();
        return log.isEmpty() ? "-" : log;
    }

    /** The names of the logs of which there are lines. */
    Set<String> logs();

    /** The last lines, oldest first. */
    Lines last(String log, Filter filter, int limit);

    /** The last lines before a place, oldest first. */
    Lines before(String log, Place place, Filter filter, int limit);

    /** The first lines after a place, oldest first. */
    Lines after(String log, Place place, Filter filter, int limit);

    /** The lines around a time, half of them from before it. */
    Lines around(String log, long nanos, Filter filter, int limit);

    /**
     * Which lines are wanted.
     *
     * @param stream {@code stdout} or {@code stderr}
     * @param text what a line contains, in upper or lower case
     */
    record Filter(Optional<String> stream, Optional<String> text) {
        /** All lines. */
        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty());
    }
}
