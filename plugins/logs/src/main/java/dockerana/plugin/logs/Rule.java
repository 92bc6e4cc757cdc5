package dockerana.plugin.logs;

import java.util.Optional;
import java.util.regex.Pattern;

/** A pattern as it is configured: what is looked for, and in which lines. */
interface Rule {
    Match match();

    /** What a value is multiplied by; 1 unless given. */
    Optional<Double> scale();

    /** Whether it is for a log, by its name. */
    boolean takes(String log);

    /** Whether it is for a stream. */
    default boolean takes(int stream) {
        return true;
    }

    /**
     * Refuses what cannot be meant.
     *
     * @throws IllegalArgumentException if the options contradict each other
     */
    static void check(Match match, Optional<Double> scale) {
        if (scale.isPresent() && !match.hasValue()) {
            throw new IllegalArgumentException(
                    "scale is for values: name the group that holds one, as in '(?<value>[0-9.]+)', or leave scale out");
        }
        if (scale.isPresent() && !(scale.get() > 0 && Double.isFinite(scale.get()))) {
            throw new IllegalArgumentException("scale must be more than 0");
        }
    }

    /** {@code *} stands for any letters, also none. */
    static boolean matches(String glob, String name) {
        return Pattern.matches(Pattern.quote(glob).replace("*", "\\E.*\\Q"), name);
    }
}
