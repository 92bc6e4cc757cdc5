package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.agent.HostName;
import dockerana.runtime.agent.Release;
import dockerana.runtime.config.Catalogue;
import dockerana.runtime.config.ComponentSettings;
import dockerana.runtime.config.InvalidConfiguration;
import dockerana.runtime.config.Settings;
import dockerana.runtime.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every command begins with: the log, the plugins, the settings. */
final class Session implements AutoCloseable {
    private static final String CONSOLE = "console";

    final Plugins plugins;
    private final Launch launch;

    Session(Launch launch) {
        launch.log().apply();
        this.launch = launch;
        this.plugins =
                Plugins.load(launch.installation().plugins(), Release.current().api());
        Logger log = LoggerFactory.getLogger(Session.class);
        plugins.loaded()
                .forEach(plugin -> log.debug("plugin {} {} from {}", plugin.id(), plugin.version(), plugin.file()));
        plugins.refusals().forEach(refusal -> log.error("{}", refusal));
    }

    /** @throws InvalidConfiguration with everything that is wrong */
    Settings settings() throws InvalidConfiguration {
        return Settings.load(launch.installation().config(), System.getenv(), catalogue());
    }

    /**
     * The settings with one sink alone.
     *
     * @param sink the id of a configured sink, or a type that does without options
     * @param json whether the console is to print JSON
     */
    Settings settings(String sink, boolean json) throws InvalidConfiguration {
        Settings settings = settings();
        Optional<ComponentSettings> configured = settings.components().stream()
                .filter(component ->
                        component.role() == Role.SINK && component.id().equals(sink))
                .filter(component -> !sink.equals(CONSOLE))
                .findFirst();
        ComponentSettings only = configured.isPresent()
                ? configured.get().on(configured.get().prefix())
                : withDefaults(sink, json).on(settings.prefix());
        return settings.withSinks(List.of(only));
    }

    /** The console prints every sample here, whatever is on the other side, and not the table that it shows to a person who stays. */
    private ComponentSettings withDefaults(String type, boolean json) throws InvalidConfiguration {
        String format = type.equals(CONSOLE) ? ", format = " + (json ? "json" : "lines") : "";
        String block = "dockerana.sinks { \"%s\" { type = \"%s\"%s } }".formatted(type, type, format);
        return Settings.parse(Path.of("--sink"), block, System.getenv(), catalogue()).components().stream()
                .filter(component -> component.role() == Role.SINK)
                .findFirst()
                .orElseThrow();
    }

    /**
     * A source with the options that a file has, and all others by default.
     *
     * @param more options besides those of the file
     */
    ComponentSettings source(String type, String more, Path file) throws InvalidConfiguration {
        String before = "dockerana { sinks { \"%s\" { type = \"%s\" } }, sources { \"%s\" { type = \"%s\", %s"
                .formatted(CONSOLE, CONSOLE, type, type, more);
        return Settings.load(file, before, "} } }", System.getenv(), catalogue()).components().stream()
                .filter(component -> component.role() == Role.SOURCE)
                .findFirst()
                .orElseThrow();
    }

    /**
     * An agent with these settings.
     *
     * @throws IOException if the name of the host cannot be found
     */
    Assembly assembly(Settings settings) throws IOException, InterruptedException {
        return new Assembly(
                settings,
                plugins,
                HostName.ofThisMachine(),
                launch.installation().data());
    }

    private Catalogue catalogue() {
        return Catalogue.of(plugins.offers(), plugins.refusals());
    }

    @Override
    public void close() {
        plugins.close();
    }
}
