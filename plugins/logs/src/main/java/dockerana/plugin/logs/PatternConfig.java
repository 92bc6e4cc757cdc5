package dockerana.plugin.logs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block in {@code patterns}.
 *
 * @param match what is looked for
 * @param scale what a value is multiplied by; 1 unless given
 * @param containers globs of the names of the containers whose lines are looked at; all unless given
 * @param stream which of their streams; both unless given
 */
record PatternConfig(
        Match match, Optional<Double> scale, Optional<List<String>> containers, Optional<StreamChoice> stream) {
    /** Which lines of a container are looked at. */
    enum StreamChoice {
        BOTH,
        STDOUT,
        STDERR
    }

    /** @throws IllegalArgumentException if the options contradict each other */
    PatternConfig {
        if (scale.isPresent() && !match.hasValue()) {
            throw new IllegalArgumentException(
                    "scale is for values: name the group that holds one, as in '(?<value>[0-9.]+)', or leave scale out");
        }
        if (scale.isPresent() && !(scale.get() > 0 && Double.isFinite(scale.get()))) {
            throw new IllegalArgumentException("scale must be more than 0");
        }
        if (containers.isPresent() && containers.get().isEmpty()) {
            throw new IllegalArgumentException("containers is empty; leave it out to look at all");
        }
    }

    boolean takes(int number) {
        return switch (stream.orElse(StreamChoice.BOTH)) {
            case BOTH -> true;
            case STDOUT -> number == Line.STDOUT;
            case STDERR -> number == Line.STDERR;
        };
    }

    boolean takes(String container) {
        return containers
                .map(globs -> globs.stream().anyMatch(glob -> matches(glob, container)))
                .orElse(true);
    }

    /** {@code *} stands for any letters, also none. */
    private static boolean matches(String glob, String name) {
        return Pattern.matches(Pattern.quote(glob).replace("*", "\\E.*\\Q"), name);
    }
}
