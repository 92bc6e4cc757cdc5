package dockerana.plugin.local.web;

import dockerana.api.LogRecord;
import dockerana.plugin.local.history.Place;
import dockerana.plugin.local.web.Present.Changes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What one reader of the stream is told, as server-sent events. Called by one thread at a time.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>
 */
final class Telling {
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
    byte[] begin() {
        follower.ifPresent(Follower::skip);
        Changes all = present.after(0);
        seen = all.number();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Optional<StreamId> known = last.filter(id -> id.run().equals(run) && present.remembers(id.number()));
        write("snapshot", view.snapshot(all, last.map(id -> known.isPresent())), out);
        known.ifPresent(id -> writeEvents(present.after(id.number()).events(), out));
        writeLines(seen, out);
        return out.toByteArray();
    }

    /** What changed. */
    byte[] next() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long before = seen;
        Changes changes = present.after(before);
        seen = changes.number();
        if (changes.isAny()) {
            write("delta", view.delta(changes), out);
        }
        writeEvents(changes.events(), out);
        writeLines(before, out);
        return out.toByteArray();
    }

    /** That the agent is there, and the line is not dead. */
    byte[] ping() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeLines(seen, out);
        write("ping", new Json().object().member("now", view.now()).endObject().bytes(), out);
        return out.toByteArray();
    }

    private void writeEvents(List<LogRecord> events, ByteArrayOutputStream out) {
        for (LogRecord event : events) {
            Json json = new Json();
            EventJson.write(event, json, access);
            write("event", json.bytes(), out);
        }
    }

    private void writeLines(long since, ByteArrayOutputStream out) {
        follower.flatMap(one -> one.after(since)).ifPresent(lines -> write("log", lines, out));
    }

    private void write(String event, byte[] data, ByteArrayOutputStream out) {
        Optional<Place> place = follower.flatMap(Follower::last);
        out.writeBytes(("id: " + new StreamId(run, seen, place) + "\nevent: " + event + "\ndata: ")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(data);
        out.write('\n');
        out.write('\n');
    }
}
