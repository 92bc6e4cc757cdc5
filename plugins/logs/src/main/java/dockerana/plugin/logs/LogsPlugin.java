package dockerana.plugin.logs;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the sources {@code container-logs} and {@code host-logs}. */
public final class LogsPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(
                Component.source(
                        "container-logs",
                        ContainerLogsConfig.class,
                        ContainerLogsSource.class,
                        Family.CONTAINERS.metrics()),
                Component.source("host-logs", HostLogsConfig.class, HostLogsSource.class, Family.FILES.metrics()));
    }
}
