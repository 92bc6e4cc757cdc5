package dockerana.plugin.dockerevents;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the source {@code docker-events}. */
public final class DockerEventsPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.source(
                "docker-events", DockerEventsConfig.class, DockerEventsSource.class, DockerEventsSource.METRICS));
    }
}
