package dockerana.runtime.config;

import java.util.Optional;

/**
 * One option of the effective configuration.
 *
 * @param key within its section, such as {@code tls.ca}
 * @param value as one would write it in the file, with secrets masked; empty if it has none
 * @param origin where the value comes from, or why there is none
 */
public record Entry(String key, Optional<String> value, String origin) {
    /** The origin of an option that nobody mentions. */
    static final String NOT_SET = "not set";

    /** The same option, seen from the block around its own. */
    Entry below(String block) {
        return new Entry(block + '.' + key, value, origin);
    }
}
