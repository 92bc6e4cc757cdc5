package dockerana.plugin.local.graphite;

import java.util.List;

/**
 * Something that happened, as Graphite has it.
 *
 * @param id of no other event
 * @param when in seconds since 1970
 * @param what in a few words
 * @param data more of it; may be empty
 * @param tags single words by which it is found
 */
public record GraphiteEvent(long id, long when, String what, String data, List<String> tags) {
    /** Copies the tags. */
    public GraphiteEvent {
        tags = List.copyOf(tags);
    }
}
