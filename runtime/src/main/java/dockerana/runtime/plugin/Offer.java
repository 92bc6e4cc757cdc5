package dockerana.runtime.plugin;

import dockerana.api.Component;

/** A component and the plugin it comes from. */
public record Offer(LoadedPlugin plugin, Component component) {}
