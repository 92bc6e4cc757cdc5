package dockerana.plugin.names2014;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the source {@code names-2014}. */
public final class Names2014Plugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(
                Component.source("names-2014", Names2014Config.class, Names2014Source.class, Names2014Source.METRICS));
    }
}
