package dockerana.plugin.local;

import dockerana.api.Component;
import dockerana.api.Component.Role;
import dockerana.api.Plugin;
import dockerana.api.Sink;
import java.util.List;

/** Offers the sink {@code local}. */
public final class LocalPlugin implements Plugin {
    private static final String DOCKER = "dockerana.plugin.docker.Docker";

    @Override
    public List<Component> components() {
        Class<? extends Sink> sink = isThere(DOCKER) ? LocalSinkWithDocker.class : LocalSink.class;
        return List.of(new Component(Role.SINK, "local", LocalConfig.class, sink, false, List.of()));
    }

    /** Whether there is the class of another plugin, without which this one runs as well. */
    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, LocalPlugin.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
