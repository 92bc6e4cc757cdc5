package dockerana.runtime.plugin;

import dockerana.api.Component;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that runs.
 *
 * @param id the {@code Plugin-Id} of its manifest
 * @param version its {@code Plugin-Version}: x.y.z
 * @param isBuiltIn whether it is one of the project's own, whose patterns need not start with its type
 * @param file its jar or folder
 * @param requires the ids of the plugins whose services its components may ask for
 * @param loader its class loader
 * @param components what it offers
 * @param defaults the text of its {@code defaults.conf}, a block per type; empty if it has none
 */
public record LoadedPlugin(
        String id,
        String version,
        boolean isBuiltIn,
        Path file,
        List<String> requires,
        ClassLoader loader,
        List<Component> components,
        String defaults) {
    /** Copies the lists. */
    public LoadedPlugin {
        requires = List.copyOf(requires);
        components = List.copyOf(components);
    }
}
