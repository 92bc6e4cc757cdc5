package dockerana.runtime.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration that is right as a whole. Immutable.
 *
 * @param host the host's name, if it is configured
 * @param prefix what every path begins with, unless a sink has its own; may contain <code>{host}</code>
 * @param interval how often sources are collected, unless they have their own
 * @param components all of them, in the order of the file, also those that are switched off
 * @param effective every option with its value and where that comes from
 */
public record Settings(
        Optional<String> host,
        String prefix,
        Duration interval,
        List<ComponentSettings> components,
        Effective effective) {
    /** Copies the list. */
    public Settings {
        components = List.copyOf(components);
    }

    /**
     * Reads a configuration file.
     *
     * @param file named in messages as it is given here
     * @param environment the variables that the file may refer to
     * @throws InvalidConfiguration with everything that is wrong
     */
    public static Settings load(Path file, Map<String, String> environment, Catalogue catalogue)
            throws InvalidConfiguration {
        return new SettingsReader(file, environment, catalogue).read();
    }

    /** What is to run: everything that is not switched off; of services, also those that the file does not name. */
    public List<ComponentSettings> enabled() {
        return components.stream().filter(ComponentSettings::enabled).toList();
    }
}
