package dockerana.distribution.trouble;

import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.Plugin;
import dockerana.api.Source;
import java.util.List;

/** The door. */
public final class TroublePlugin implements Plugin {
    /** Sources without options. */
    record NoOptions() {}

    @Override
    public List<Component> components() {
        return List.of(
                source("trouble-blocks", Sources.Blocks.class),
                source("trouble-spins", Sources.Spins.class),
                source("trouble-throws", Sources.Throws.class),
                source("trouble-exhausts", Sources.Exhausts.class),
                Component.sink("trouble-ticks", TicksConfig.class, TicksSink.class));
    }

    private static Component source(String type, Class<? extends Source> source) {
        return Component.source(
                type, NoOptions.class, source, List.of(Metric.gauge(type + ".number", "Never delivered")));
    }
}
