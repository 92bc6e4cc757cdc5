package dockerana.plugin.containernetwork;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the source {@code container-network}. */
public final class ContainerNetworkPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.source(
                "container-network",
                ContainerNetworkConfig.class,
                ContainerNetworkSource.class,
                ContainerNetworkSource.METRICS));
    }
}
