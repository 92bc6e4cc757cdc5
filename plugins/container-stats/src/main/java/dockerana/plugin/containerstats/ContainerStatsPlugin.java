package dockerana.plugin.containerstats;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the source {@code container-stats}. */
public final class ContainerStatsPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.source(
                "container-stats",
                ContainerStatsConfig.class,
                ContainerStatsSource.class,
                ContainerStatsSource.METRICS));
    }
}
