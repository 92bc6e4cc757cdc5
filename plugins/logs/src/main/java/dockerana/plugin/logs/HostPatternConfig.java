package dockerana.plugin.logs;

import java.util.List;
import java.util.Optional;

/**
 * A block in {@code patterns} of the host's logs.
 *
 * @param match what is looked for
 * @param scale what a value is multiplied by; 1 unless given
 * @param files globs of the paths of the files whose lines are looked at, {@code journal} for the journal; all unless given
 */
record HostPatternConfig(Match match, Optional<Double> scale, Optional<List<String>> files) implements Rule {
    /** @throws IllegalArgumentException if the options contradict each other */
    HostPatternConfig {
        Rule.check(match, scale);
        if (files.isPresent() && files.get().isEmpty()) {
            throw new IllegalArgumentException("files is empty; leave it out to look at all");
        }
    }

    @Override
    public boolean takes(String log) {
        return files.map(globs -> globs.stream().anyMatch(glob -> Rule.matches(glob, log)))
                .orElse(true);
    }
}
