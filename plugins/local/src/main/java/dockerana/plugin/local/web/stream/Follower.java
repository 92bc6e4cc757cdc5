package dockerana.plugin.local.web.stream;

import dockerana.api.LogRecord;
import dockerana.plugin.local.history.Live;
import dockerana.plugin.local.history.LogLines;
import dockerana.plugin.local.history.LogLines.Filter;
import dockerana.plugin.local.history.Place;
import dockerana.plugin.local.web.json.Json;
import dockerana.plugin.local.web.json.LogJson;
import dockerana.plugin.local.web.present.Present;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows one log from line to line. Lines come as they are told of; those from before are read from where they are kept, at the beginning and
 * whenever more came than are kept in memory. Called by one thread at a time.
 */
final class Follower {
    private static final int AT_ONCE = 500;

    /** What is being kept while the following begins is there at the second look. */
    private static final int LOOKS = 2;

    private static final int TOLD_KEPT = 4 * AT_ONCE;

    private final String node;
    private final String log;
    private final Present present;
    private final LogLines lines;
    private Set<Place> told = new HashSet<>();
    private Optional<Place> last;
    private int looks;

    /**
     * Begins behind the last line that there is.
     *
     * @param node how the log is called here
     * @param log how the log is called where it is kept
     * @param last goes on behind that one instead
     */
    Follower(String node, String log, Present present, LogLines lines, Optional<Place> last) {
        this.node = node;
        this.log = log;
        this.present = present;
        this.lines = lines;
        this.last = last;
    }

    /** Has lines kept until what is given back is closed; to be called before the first are asked for. */
    Live.Listening begin() {
        return present.follow(log);
    }

    /** Passes over all lines that are there, unless it goes on from where another ended. */
    void skip() {
        if (last.isEmpty()) {
            List<LogRecord> latest = lines.last(log, Filter.NONE, 1).lines();
            last = latest.isEmpty() ? last : Optional.of(Place.of(latest.getLast()));
        }
    }

    /** The last line that was told. */
    Optional<Place> last() {
        return last;
    }

    /**
     * The lines after a change.
     *
     * @param seen up to which change all was told
     */
    List<LogRecord> after(long seen) {
        Optional<List<LogRecord>> latest = present.linesAfter(log, seen);
        List<LogRecord> fresh = new ArrayList<>();
        if (looks < LOOKS || latest.isEmpty()) {
            looks++;
            lines.after(log, last.orElse(new Place(0, 0, 0)), Filter.NONE, AT_ONCE)
                    .lines()
                    .forEach(line -> add(line, fresh));
        }
        latest.ifPresent(some -> some.forEach(line -> add(line, fresh)));
        if (!fresh.isEmpty()) {
            last = Optional.of(Place.of(fresh.getLast()));
            forget(fresh);
        }
        return fresh;
    }

    private void add(LogRecord line, List<LogRecord> fresh) {
        if (told.add(Place.of(line))) {
            fresh.add(line);
        }
    }

    private void forget(List<LogRecord> fresh) {
        if (told.size() > TOLD_KEPT) {
            told = new HashSet<>();
            fresh.forEach(line -> told.add(Place.of(line)));
        }
    }

    /** Begins a Log with these lines. */
    Json begin(List<LogRecord> some, Json json) {
        return LogJson.begin(node, some, json);
    }
}
