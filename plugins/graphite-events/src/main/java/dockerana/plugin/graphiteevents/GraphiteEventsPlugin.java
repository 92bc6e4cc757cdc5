package dockerana.plugin.graphiteevents;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** The door: offers the sink {@code graphite-events}. */
public final class GraphiteEventsPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.sink("graphite-events", GraphiteEventsConfig.class, GraphiteEventsSink.class));
    }
}
