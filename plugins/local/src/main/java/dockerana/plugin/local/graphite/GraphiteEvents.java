package dockerana.plugin.local.graphite;

import java.util.List;

/** The events that are remembered. Safe for any thread. */
public interface GraphiteEvents {
    /** Those from one second to another, both included, in the order of time. */
    List<GraphiteEvent> between(long from, long until);

    /** Remembers one that a client tells of; parameters as in {@link GraphiteEvent}. */
    void add(long when, String what, String data, List<String> tags);
}
