package dockerana.runtime.config;

import java.util.Optional;

/**
 * An option of a component, as its {@code defaults.conf} documents it.
 *
 * @param key within the block of the component, such as {@code connect-timeout} or {@code retry.first}
 * @param comment what it means
 * @param value its default, as one would write it; empty if it has none
 * @param example a value to write, if it has no default
 * @param required whether it must be given
 */
public record Option(String key, String comment, Optional<String> value, Optional<String> example, boolean required) {}
