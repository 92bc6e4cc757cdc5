package dockerana.plugin.logs;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the source {@code container-logs}. */
public final class LogsPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.source(
                "container-logs", ContainerLogsConfig.class, ContainerLogsSource.class, Tally.METRICS));
    }
}
