package dockerana.plugin.local.web.graphite;

import dockerana.api.LogRecord;
import dockerana.plugin.local.graphite.GraphiteEvent;
import dockerana.plugin.local.graphite.GraphiteEvents;
import dockerana.plugin.local.history.Events;
import dockerana.plugin.local.history.Span;
import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.web.json.Node;
import dockerana.plugin.local.web.json.RecordAttributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** The events that are remembered, as Graphite has them; and Graphite's events, as they are remembered. */
final class RememberedEvents implements GraphiteEvents {
    private static final int MOST = 10_000;
    private static final long NANOS = 1_000_000_000;
    private static final String TAGS = "graphite.tags";
    private static final String DATA = "graphite.data";
    private static final LogRecord.Origin POSTED =
            new LogRecord.Origin(LogRecord.Kind.EVENT, "graphite", "", Map.of("event.kind", "event"));

    private final Events events;
    private final Keeper keeper;

    /** @param keeper where new ones go */
    RememberedEvents(Events events, Keeper keeper) {
        this.events = events;
        this.keeper = keeper;
    }

    @Override
    public List<GraphiteEvent> between(long from, long until) {
        return until < from
                ? List.of()
                : events.in(new Span(from, until + 1), Optional.empty(), MOST).stream()
                        .map(RememberedEvents::graphite)
                        .toList();
    }

    private static GraphiteEvent graphite(LogRecord event) {
        long id = crc(event.id());
        long when = Math.floorDiv(event.timeNanos(), NANOS);
        if (event.origin().key().equals(POSTED.key())) {
            String tags = RecordAttributes.text(event, TAGS);
            return new GraphiteEvent(
                    id,
                    when,
                    event.text(),
                    RecordAttributes.text(event, DATA),
                    tags.isEmpty() ? List.of() : List.of(tags.split(" ")));
        }
        String type = RecordAttributes.text(event, "docker.event.type");
        String action = RecordAttributes.text(event, "event.action");
        String container = RecordAttributes.text(event, "container.name");
        List<String> tags = new ArrayList<>(List.of("docker", type, action, container));
        tags.removeIf(String::isEmpty);
        if (!action.isEmpty()) { // as it is in paths, so that a chart's variable fits both
            tags.add("docker-" + Node.of(action));
        }
        if (!container.isEmpty()) {
            tags.add("container-" + Node.of(container));
        }
        return new GraphiteEvent(id, when, (type + ' ' + action).strip(), event.text(), tags);
    }

    @Override
    public void add(long when, String what, String data, List<String> tags) {
        String words = String.join(" ", tags);
        LogRecord event = new LogRecord(
                POSTED,
                when * NANOS,
                (int) crc(what + '\n' + data + '\n' + words),
                0,
                what,
                Map.of("event.action", "graphite", DATA, data, TAGS, words));
        try {
            keeper.keep(event);
        } catch (IOException e) {
            throw new Failure(503, "cannot be kept now");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(503, "the agent stops");
        }
    }

    private static long crc(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
