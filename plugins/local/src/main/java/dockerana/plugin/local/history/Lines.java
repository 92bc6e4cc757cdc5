package dockerana.plugin.local.history;

import dockerana.api.LogRecord;
import java.util.List;

/**
 * Some lines of a log, oldest first. Immutable.
 *
 * @param lines as they were written; a line longer than is kept ends early and has the attribute {@code log.cut}
 * @param older whether there are fitting lines before the first
 * @param newer whether there are fitting lines after the last
 */
public record Lines(List<LogRecord> lines, boolean older, boolean newer) {
    /** None. */
    public static final Lines NONE = new Lines(List.of(), false, false);

    /** Copies the list. */
    public Lines {
        lines = List.copyOf(lines);
    }
}
