package dockerana.plugin.host;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the source {@code host}. */
public final class HostPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.source("host", HostConfig.class, HostSource.class, HostSource.METRICS));
    }
}
