package dockerana.runtime.config;

import dockerana.api.Component.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        return parse(file, text(file), environment, catalogue);
    }

    /** The same with something before the text on its first line, and something behind it on a line below its last. */
    public static Settings load(
            Path file, String before, String behind, Map<String, String> environment, Catalogue catalogue)
            throws InvalidConfiguration {
        return parse(file, before + text(file) + '\n' + behind, environment, catalogue);
    }

    /** The same for the text of a file, which need not exist. */
    public static Settings parse(Path file, String text, Map<String, String> environment, Catalogue catalogue)
            throws InvalidConfiguration {
        return new SettingsReader(file, text, environment, catalogue).read();
    }

    private static String text(Path file) throws InvalidConfiguration {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "it is a folder" : Reason.of(e);
            throw new InvalidConfiguration(List.of(new Problem(
                    new Position(file.toString(), 0),
                    "",
                    "the configuration cannot be read: %s; name another file with --config".formatted(reason))));
        }
    }

    /** What is to run: everything that is not switched off; of services, also those that the file does not name. */
    public List<ComponentSettings> enabled() {
        return components.stream().filter(ComponentSettings::enabled).toList();
    }

    /** The same with other sinks. */
    public Settings withSinks(List<ComponentSettings> sinks) {
        Stream<ComponentSettings> others = components.stream().filter(component -> component.role() != Role.SINK);
        return new Settings(
                host, prefix, interval, Stream.concat(others, sinks.stream()).toList(), effective);
    }

    /** The same with other sources. */
    public Settings withSources(List<ComponentSettings> sources) {
        Stream<ComponentSettings> others = components.stream().filter(component -> component.role() != Role.SOURCE);
        return new Settings(
                host, prefix, interval, Stream.concat(others, sources.stream()).toList(), effective);
    }

    /** The same with one interval for every source. */
    public Settings every(Duration other) {
        return new Settings(
                host,
                prefix,
                other,
                components.stream().map(component -> component.every(other)).toList(),
                effective);
    }

    /** The longest interval of any source. */
    public Duration longestInterval() {
        return Stream.concat(Stream.of(interval), enabled().stream().map(ComponentSettings::interval))
                .max(Comparator.naturalOrder())
                .orElse(interval);
    }
}
