package dockerana.runtime.plugin;

import dockerana.api.Component;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that runs.
 *
 * @param id the {@code Plugin-Id} of its manifest
 * @param version its {@code Plugin-Version}: x.y.z
 * @param provider who made it: its {@code Plugin-Provider}; empty if it does not say
 * @param file its jar or folder
 * @param requires the ids of the plugins whose services its components may ask for
 * @param loader its class loader
 * @param components what it offers
 * @param defaults the text of its {@code defaults.conf}, a block per type; empty if it has none
 */
public record LoadedPlugin(
        String id,
        String version,
        String provider,
        Path file,
        List<String> requires,
        ClassLoader loader,
        List<Component> components,
        String defaults) {
    /** The provider of the plugins that come with the distribution. */
    private static final String OWN = "dockerana";

    /** Copies the lists. */
    public LoadedPlugin {
        requires = List.copyOf(requires);
        components = List.copyOf(components);
    }

    /** Whether it is one of the project's own, whose patterns need not start with its type. */
    public boolean isBuiltIn() {
        return provider.equals(OWN);
    }
}
