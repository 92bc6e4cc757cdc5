package dockerana.benchmarks.taking;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** The door. */
public final class TakingPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.sink("taking", TakingConfig.class, TakingSink.class));
    }
}
