package dockerana.plugin.local;

import dockerana.api.Component;
import dockerana.api.Component.Role;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the sink {@code local}. */
public final class LocalPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(new Component(Role.SINK, "local", LocalConfig.class, LocalSink.class, false, List.of()));
    }
}
