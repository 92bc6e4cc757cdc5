package dockerana.plugin.local.graphite;

import java.util.List;

/** Nothing happened. */
final class NoEvents implements GraphiteEvents {
    @Override
    public List<GraphiteEvent> between(long from, long until) {
        return List.of();
    }

    @Override
    public void add(long when, String what, String data, List<String> tags) {}
}
