package dockerana.plugin.local.graphite;

import dockerana.plugin.local.graphite.functions.Functions;
import dockerana.plugin.local.graphite.query.AtTime;
import dockerana.plugin.local.history.History;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what a Graphite server is asked. Every method takes the parameters of the request, decoded; it throws
 * {@link dockerana.plugin.local.graphite.query.QueryException} with a message for the client if they cannot be answered. Safe for any thread.
 */
public final class Graphite {
    /** What it says it is: what query editors look at to know what it can. */
    static final String VERSION = "1.1.8";

    private final InstantSource clock;
    private final ZoneId zone;
    private final Render render;
    private final Find find;
    private final TagCompletion tags;
    private final EventReplies events;
    private final Functions functions = new Functions();

    /**
     * Over what is remembered.
     *
     * @param zone where a day begins at midnight, unless a client says otherwise
     */
    public Graphite(History history, GraphiteEvents events, Limits limits, InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        this.render = new Render(history, functions, limits);
        this.find = new Find(history);
        this.tags = new TagCompletion(history);
        this.events = new EventReplies(events);
    }

    /** {@code /render}: series of targets. */
    public Reply render(Map<String, List<String>> parameters) {
        var asked = new Parameters(parameters);
        return render.reply(asked, clock(asked));
    }

    /** {@code /metrics/find}: what the last node of a pattern may be. */
    public Reply find(Map<String, List<String>> parameters) {
        var asked = new Parameters(parameters);
        return find.children(asked, clock(asked));
    }

    /** {@code /metrics/expand}: the paths that patterns mean. */
    public Reply expand(Map<String, List<String>> parameters) {
        var asked = new Parameters(parameters);
        return find.expand(asked, clock(asked));
    }

    /** {@code /tags/autoComplete/tags}: which tags there are. */
    public Reply tags(Map<String, List<String>> parameters) {
        var asked = new Parameters(parameters);
        return tags.tags(asked, clock(asked));
    }

    /** {@code /tags/autoComplete/values}: which values a tag has. */
    public Reply tagValues(Map<String, List<String>> parameters) {
        var asked = new Parameters(parameters);
        return tags.values(asked, clock(asked));
    }

    /** {@code /functions}, or {@code /functions/NAME}: what targets may call. */
    public Reply functions(Optional<String> name) {
        return FunctionReplies.of(functions, name);
    }

    /** {@code /events/get_data}: what happened. */
    public Reply events(Map<String, List<String>> parameters) {
        var asked = new Parameters(parameters);
        return events.between(asked, clock(asked));
    }

    /** {@code POST /events/}: remembers what happened. */
    public void addEvent(byte[] json) {
        events.add(json, clock.instant().getEpochSecond());
    }

    /** {@code /version}. */
    public Reply version() {
        return Reply.text(VERSION);
    }

    private AtTime clock(Parameters asked) {
        return asked.clock(clock.instant().getEpochSecond(), zone);
    }
}
