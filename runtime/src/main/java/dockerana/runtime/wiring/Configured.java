package dockerana.runtime.wiring;

import dockerana.api.Component;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.plugin.LoadedPlugin;

/**
 * A component as configured, ready to be built.
 *
 * @param plugin where it comes from
 * @param component what it is
 * @param options its configuration record
 * @param agent what its constructor gets
 */
public record Configured(LoadedPlugin plugin, Component component, Record options, ComponentAgent agent) {
    /** How messages name it: {@code sink 'graphite'}. */
    String name() {
        return component.role().word() + " '" + agent.id() + "'";
    }
}
