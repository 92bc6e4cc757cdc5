package dockerana.runtime.agent;

import dockerana.api.Component;
import dockerana.runtime.config.Catalogue;
import dockerana.runtime.config.Settings;
import dockerana.runtime.plugin.LoadedPlugin;
import dockerana.runtime.plugin.Offer;
import dockerana.runtime.plugin.Plugins;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Agents made of components that are classes of a test. */
public final class Assembled {
    /** The configuration record of components that have no options. */
    public record NoOptions() {}

    /** The class loader of the plugin that they seem to come from. */
    public static final ClassLoader PLUGIN =
            new URLClassLoader("test-plugin", new URL[0], Assembled.class.getClassLoader());

    private Assembled() {}

    /**
     * An agent of these components, which are read every 20 ms.
     *
     * @param noPlugins an empty folder
     * @param blocks what the configuration says of them
     */
    public static Assembly of(Path noPlugins, String blocks, Component... components) throws Exception {
        return of(noPlugins, settings(blocks, components));
    }

    /** An agent with these settings. */
    public static Assembly of(Path noPlugins, Settings settings) throws Exception {
        return new Assembly(settings, Plugins.load(noPlugins, "0.1.0"), HostName.ofThisMachine(), noPlugins);
    }

    /** What the configuration says of these components, which are read every 20 ms. */
    public static Settings settings(String blocks, Component... components) throws Exception {
        LoadedPlugin plugin = new LoadedPlugin(
                "test", "1.0.0", true, Path.of("test.jar"), List.of(), PLUGIN, List.of(components), "");
        return Settings.parse(
                Path.of("test.conf"),
                "dockerana { host = web, interval = 20ms\n%s\n}".formatted(blocks),
                Map.of(),
                Catalogue.of(
                        Arrays.stream(components)
                                .map(component -> new Offer(plugin, component))
                                .toList(),
                        List.of()));
    }
}
