package dockerana.plugin.docker;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the service {@code docker}. */
public final class DockerPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.service("docker", DockerConfig.class, Docker.class, Tally.METRICS));
    }
}
