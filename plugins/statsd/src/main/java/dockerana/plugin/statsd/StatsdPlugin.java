package dockerana.plugin.statsd;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the sink {@code statsd}. */
public final class StatsdPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.sink("statsd", StatsdConfig.class, StatsdSink.class));
    }
}
