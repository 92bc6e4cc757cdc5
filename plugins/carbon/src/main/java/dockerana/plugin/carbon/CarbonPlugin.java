package dockerana.plugin.carbon;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** Offers the sink {@code carbon}. */
public final class CarbonPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.sink("carbon", CarbonConfig.class, CarbonSink.class));
    }
}
