package dockerana.plugin.logs;

import java.util.List;
import java.util.Optional;

/**
 * A block in {@code patterns}.
 *
 * @param match what is looked for
 * @param scale what a value is multiplied by; 1 unless given
 * @param containers globs of the names of the containers whose lines are looked at; all unless given
 * @param stream which of their streams; both unless given
 */
record PatternConfig(
        Match match, Optional<Double> scale, Optional<List<String>> containers, Optional<StreamChoice> stream)
        implements Rule {
    /** Which lines of a container are looked at. */
    enum StreamChoice {
        BOTH,
        STDOUT,
        STDERR
    }

    /** @throws IllegalArgumentException if the options contradict each other */
    PatternConfig {
        Rule.check(match, scale);
        if (containers.isPresent() && containers.get().isEmpty()) {
            throw new IllegalArgumentException("containers is empty; leave it out to look at all");
        }
    }

    @Override
    public boolean takes(int number) {
        return switch (stream.orElse(StreamChoice.BOTH)) {
            case BOTH -> true;
            case STDOUT -> number == Line.STDOUT;
            case STDERR -> number == Line.STDERR;
        };
    }

    @Override
    public boolean takes(String container) {
        return containers
                .map(globs -> globs.stream().anyMatch(glob -> Rule.matches(glob, container)))
                .orElse(true);
    }
}
