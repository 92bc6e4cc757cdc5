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
import dockerana.runtime.plugin.Refusal;
import dockerana.runtime.plugin.WholeJars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every command begins with: the log, the plugins, the settings. */
final class Session implements AutoCloseable {
    private static final String CONSOLE = "console";

    final WholeJars wholeJars;
    private final Launch launch;
    private final Set<String> reported = new HashSet<>();
    private boolean partial;
    private Plugins plugins;

    Session(Launch launch) {
        this(launch, Optional.empty());
    }

    /** With those plugins alone that the configuration may be about; with all of them as soon as something is wrong with it. */
    static Session forARun(Launch launch) {
        return new Session(launch, TypeWords.in(launch.installation().config()));
    }

    private Session(Launch launch, Optional<Set<String>> words) {
        launch.log().apply();
        this.launch = launch;
        this.wholeJars = WholeJars.of(launch.installation().data().resolve("whole-jars"));
        this.partial = words.isPresent();
        this.plugins = load(words);
    }

    private Plugins load(Optional<Set<String>> words) {
        Path folder = launch.installation().plugins();
        String api = Release.current().api();
        Plugins found = words.isPresent()
                ? Plugins.load(folder, api, wholeJars, words.get())
                : Plugins.load(folder, api, wholeJars);
        Logger log = LoggerFactory.getLogger(
                Session.class); // the first logger of all: how much is logged has to be said before
        found.loaded()
                .forEach(plugin -> log.debug("plugin {} {} from {}", plugin.id(), plugin.version(), plugin.file()));
        found.refusals().stream().map(Refusal::toString).filter(reported::add).forEach(log::error);
        return found;
    }

    /** Those that are loaded. */
    Plugins plugins() {
        return plugins;
    }

    /** @throws InvalidConfiguration with everything that is wrong */
    Settings settings() throws InvalidConfiguration {
        try {
            return Settings.load(launch.installation().config(), System.getenv(), catalogue());
        } catch (InvalidConfiguration e) {
            if (!partial) {
                throw e;
            }
            plugins.close();
            plugins = load(Optional.empty());
            partial = false;
            return settings();
        }
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
