package dockerana.plugin.local.web;

import dockerana.api.LogRecord;
import dockerana.plugin.local.history.Lines;
import dockerana.plugin.local.history.LogLines;
import dockerana.plugin.local.history.LogLines.Filter;
import dockerana.plugin.local.history.Place;
import java.util.List;
import java.util.Optional;

/** Follows one log from line to line. Called by one thread at a time. */
final class Follower {
    private static final int AT_ONCE = 500;

    private final String node;
    private final String log;
    private final LogLines lines;
    private Optional<Place> place;

    /**
     * Begins behind the last line that there is.
     *
     * @param node how the log is called here
     * @param log how the log is called where it is kept
     * @param place goes on there instead
     */
    Follower(String node, String log, LogLines lines, Optional<Place> place) {
        this.node = node;
        this.log = log;
        this.lines = lines;
        this.place = place.or(() -> last(lines.last(log, Filter.NONE, 1)));
    }

    private static Optional<Place> last(Lines some) {
        return some.lines().isEmpty() ? Optional.empty() : Optional.of(Place.of(some.lines().getLast()));
    }

    /** How the log is called where it is kept. */
    String log() {
        return log;
    }

    /** The last line that was told. */
    Optional<Place> place() {
        return place;
    }

    /** Writes the next lines as a Log; empty if there are none. */
    Optional<byte[]> next() {
        Lines some = place.isPresent()
                ? lines.after(log, place.get(), Filter.NONE, AT_ONCE)
                : lines.last(log, Filter.NONE, AT_ONCE);
        place = last(some).or(() -> place);
        return some.lines().isEmpty() ? Optional.empty() : Optional.of(json(node, some.lines()).endObject().bytes());
    }

    /** Begins a Log with these lines. */
    static Json json(String node, List<LogRecord> lines) {
        Json json = new Json().object().member("container", node).array("lines");
        lines.forEach(line -> LineJson.write(line, json));
        return json.endArray();
    }
}
