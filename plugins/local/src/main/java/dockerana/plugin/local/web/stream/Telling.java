package dockerana.plugin.local.web.stream;

import dockerana.api.LogRecord;
import dockerana.plugin.local.history.Place;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.json.EventJson;
import dockerana.plugin.local.web.json.Json;
import dockerana.plugin.local.web.present.Present;
import dockerana.plugin.local.web.present.Present.Changes;
import java.util.List;
import java.util.Optional;

/**
 * What one reader of the stream is told, as server-sent events. Called by one thread at a time.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>
 */
final class Telling {
    private static final String END = "\n\n";

    private final String run;
    private final Present present;
    private final View view;
    private final Optional<Follower> follower;
    private final Access access;
    private final Optional<StreamId> last;
    private volatile long seen;

    /** @param last where a former stream of this reader ended */
    Telling(
            String run,
            Present present,
            View view,
            Optional<Follower> follower,
            Access access,
            Optional<StreamId> last) {
        this.run = run;
        this.present = present;
        this.view = view;
        this.follower = follower;
        this.access = access;
        this.last = last;
    }

    /** Up to which change he was told everything. */
    long seen() {
        return seen;
    }

    /** What is so, and what happened since the former stream ended. */
    Json begin() {
        Json out = new Json();
        follower.ifPresent(Follower::skip);
        Changes all = present.after(0);
        seen = all.number();
        Optional<StreamId> known = last.filter(id -> id.run().equals(run) && present.remembers(id.number()));
        frame("snapshot", out);
        view.snapshot(all, last.map(id -> known.isPresent()), out);
        out.around(END);
        known.ifPresent(id -> writeEvents(present.after(id.number()).events(), out));
        writeLines(seen, out);
        return out;
    }

    /** What changed. */
    Json next() {
        Json out = new Json();
        long before = seen;
        Changes changes = present.after(before);
        seen = changes.number();
        if (changes.isAny()) {
            frame("delta", out);
            view.delta(changes, out);
            out.around(END);
        }
        writeEvents(changes.events(), out);
        writeLines(before, out);
        return out;
    }

    /** That the agent is there, and the line is not dead. */
    Json ping() {
        Json out = new Json();
        writeLines(seen, out);
        frame("ping", out);
        out.object().member("now", view.now()).endObject().around(END);
        return out;
    }

    private void writeEvents(List<LogRecord> events, Json out) {
        for (LogRecord event : events) {
            frame("event", out);
            EventJson.write(event, out, access);
            out.around(END);
        }
    }

    private void writeLines(long since, Json out) {
        if (follower.isEmpty()) {
            return;
        }
        List<LogRecord> lines = follower.get().after(since);
        if (!lines.isEmpty()) {
            frame("log", out);
            follower.get().begin(lines, out).endObject().around(END);
        }
    }

    private void frame(String event, Json out) {
        Optional<Place> place = follower.flatMap(Follower::last);
        out.around("id: " + new StreamId(run, seen, place) + "\nevent: " + event + "\ndata: ");
    }
}
