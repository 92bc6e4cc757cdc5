package dockerana.plugin.console;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** The door: offers the sink {@code console}. */
public final class ConsolePlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.sink("console", ConsoleConfig.class, ConsoleSink.class));
    }
}
