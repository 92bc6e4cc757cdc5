package dockerana.distribution.keeping;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** The door. */
public final class KeepingPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.sink("keeping", KeepingConfig.class, KeepingSink.class));
    }
}
