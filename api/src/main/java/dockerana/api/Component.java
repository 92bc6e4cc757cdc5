package dockerana.api;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One offer of a plugin: something users configure by its type. Immutable.
 *
 * <p>The implementation has one constructor, which may ask for its configuration record, {@link Agent} and the services of this plugin and of
 * those it depends on: as an {@code Optional}, if it can do without while the service is switched off. If there are several constructors, the one
 * with {@code @jakarta.inject.Inject} counts. It may be package-private.
 *
 * @param role what it does for the agent
 * @param type the name users write in {@code type = …}: lower-case words joined by hyphens, unique among all plugins
 * @param config the record that the configuration block becomes; its defaults and documentation are the block of the same name as
 *     {@code type} in the plugin's {@code defaults.conf}
 * @param implementation the class to build
 * @param several whether more than one may be configured; its metrics then have a node {@code {source}}, filled with {@link Agent#id()}
 * @param metrics every metric it can add: what the catalogue of names and {@code dockerana names} are made from
 */
public record Component(
        Role role,
        String type,
        Class<? extends Record> config,
        Class<?> implementation,
        boolean several,
        List<Metric> metrics) {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** What a component does for the agent. */
    public enum Role {
        /** Measures, and perhaps emits records: a {@link Source}. */
        SOURCE,
        /** Sends to a far end: a {@link Sink}. */
        SINK,
        /** Is shared by other components: a {@link Service}. */
        SERVICE;

        /** The word that users read: {@code source}, {@code sink}, {@code service}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException if the type is not made of lower-case words */
    public Component {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "type '%s' is not made of lower-case words joined by hyphens".formatted(type));
        }
        metrics = List.copyOf(metrics);
    }

    /** A source that runs at most once. */
    public static Component source(
            String type, Class<? extends Record> config, Class<? extends Source> source, List<Metric> metrics) {
        return new Component(Role.SOURCE, type, config, source, false, metrics);
    }

    /** A sink, of which several may run. */
    public static Component sink(String type, Class<? extends Record> config, Class<? extends Sink> sink) {
        return new Component(Role.SINK, type, config, sink, true, List.of());
    }

    /**
     * A service that runs once; other components ask for the class {@code service} itself. If that class is also a {@link Source}, it is
     * collected like one and {@code metrics} are what it adds.
     */
    public static Component service(
            String type, Class<? extends Record> config, Class<? extends Service> service, List<Metric> metrics) {
        return new Component(Role.SERVICE, type, config, service, false, metrics);
    }

    /** The same offer, as often as users configure it. */
    public Component asOftenAsConfigured() {
        return new Component(role, type, config, implementation, true, metrics);
    }
}
