package dockerana.plugin.local.graphite;

import dockerana.plugin.local.graphite.query.AtTime;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Events in Graphite's JSON. All tags that are asked for have to fit, or any with {@code set=union}; graphite-web ignores unknown ones. */
final class EventReplies {
    private final GraphiteEvents events;

    EventReplies(GraphiteEvents events) {
        this.events = events;
    }

    Reply between(Parameters asked, AtTime clock) {
        long from = asked.find("from").map(clock::parse).orElse(0L);
        long until = asked.find("until").map(clock::parse).orElse(clock.now());
        Set<String> tags =
                new HashSet<>(List.of(asked.find("tags").orElse("").strip().split("[ ,]+", -1)));
        tags.remove("");
        boolean any = asked.find("set").orElse("").equals("union");
        List<GraphiteEvent> found = events.between(from, until).stream()
                .filter(event -> tags.isEmpty() || fits(event, tags, any))
                .toList();
        return Reply.json(json -> {
            json.raw("[");
            String comma = "";
            for (GraphiteEvent event : found) {
                json.raw(comma);
                write(event, json);
                comma = ", ";
            }
            json.raw("]");
        });
    }

    private static boolean fits(GraphiteEvent event, Set<String> tags, boolean any) {
        return any
                ? event.tags().stream().anyMatch(tags::contains)
                : event.tags().containsAll(tags);
    }

    private static void write(GraphiteEvent event, JsonWriter json) throws IOException {
        json.raw("{\"when\": ").number(event.when()).raw(", \"what\": ").string(event.what());
        json.raw(", \"data\": ").string(event.data()).raw(", \"tags\": ");
        json.strings(event.tags());
        json.raw(", \"id\": ").number(event.id()).raw("}");
    }

    void add(byte[] json, long now) {
        PostedEvent posted = PostedEvent.parse(json);
        events.add(posted.when().orElse(now), posted.what(), posted.data(), posted.tags());
    }
}
