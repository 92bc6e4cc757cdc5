package dockerana.runtime.config;

import dockerana.api.Component;
import dockerana.api.Component.Role;
import dockerana.runtime.plugin.Offer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One configured component.
 *
 * @param role what it does
 * @param id its key; of a service, its type
 * @param offer what it is
 * @param options its configuration record
 * @param enabled whether it is to run
 * @param stated whether the file names it; a service that it does not name runs if another component asks for it
 * @param interval how often it is collected, if it is a source
 * @param from globs of the ids of the sources that it takes, if it is a sink
 * @param prefix what its paths begin with, if it is a sink; may contain <code>{host}</code>
 * @param position where it is configured
 */
public record ComponentSettings(
        Role role,
        String id,
        Offer offer,
        Record options,
        boolean enabled,
        boolean stated,
        Duration interval,
        List<String> from,
        String prefix,
        Position position) {
    /** Copies the list. */
    public ComponentSettings {
        from = List.copyOf(from);
    }

    /** Its type. */
    public String type() {
        return component().type();
    }

    /** What the plugin says of it. */
    public Component component() {
        return offer.component();
    }

    /** Whether this sink takes what the source with this id sends. */
    public boolean takesFrom(String sourceId) {
        return from.stream().anyMatch(glob -> Glob.matches(glob, sourceId));
    }

    /** The same with another interval. */
    ComponentSettings every(Duration other) {
        return new ComponentSettings(role, id, offer, options, enabled, stated, other, from, prefix, position);
    }

    /**
     * The same under another id and with another word for one of its options, such as {@code files} for {@code via}.
     *
     * @return empty if it has no option of that name that may be that word
     */
    public Optional<ComponentSettings> with(String otherId, String option, String word) {
        return Chosen.of(options, option, word)
                .map(chosen -> new ComponentSettings(
                        role, otherId, offer, chosen, enabled, stated, interval, from, prefix, position));
    }

    /** The value of one of its options; empty if it has none of that name. */
    public Optional<Object> option(String name) {
        return Chosen.option(options, name);
    }

    /**
     * The same with some of the options of another one of its type.
     *
     * @return empty if those do not go with the rest
     */
    public Optional<ComponentSettings> with(Collection<String> names, ComponentSettings other) {
        return Chosen.of(options, names, other.options)
                .map(chosen -> new ComponentSettings(
                        role, id, offer, chosen, enabled, stated, interval, from, prefix, position));
    }

    /** The same, switched on, with another prefix. */
    public ComponentSettings on(String otherPrefix) {
        return new ComponentSettings(role, id, offer, options, true, stated, interval, from, otherPrefix, position);
    }
}
