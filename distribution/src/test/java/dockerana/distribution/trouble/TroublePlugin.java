package dockerana.distribution.trouble;

import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.Plugin;
import dockerana.api.Source;
import java.util.List;

/** The door. */
public final class TroublePlugin implements Plugin {
    /** Its {@code defaults.conf}. */
    public static final String DEFAULTS = """
            trouble-blocks {}
            trouble-spins {}
            trouble-throws {}
            trouble-exhausts {}
            trouble-ticks {
              # Where to note them.
              # file = "/tmp/ticks"
            }
            trouble-notes {
              # Where to note them.
              # file = "/tmp/notes"
            }
            """;

    /** Sources without options. */
    record NoOptions() {}

    @Override
    public List<Component> components() {
        return List.of(
                source("trouble-blocks", Sources.Blocks.class),
                source("trouble-spins", Sources.Spins.class),
                source("trouble-throws", Sources.Throws.class),
                source("trouble-exhausts", Sources.Exhausts.class),
                Component.sink("trouble-ticks", FileConfig.class, TicksSink.class),
                Component.sink("trouble-notes", FileConfig.class, NotesSink.class));
    }

    private static Component source(String type, Class<? extends Source> source) {
        return Component.source(
                type, NoOptions.class, source, List.of(Metric.gauge(type + ".number", "Never delivered")));
    }
}
