package dockerana.runtime.plugin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A jar or folder in {@code plugins/} that does not run.
 *
 * @param file which
 * @param id its {@code Plugin-Id}, if it could be read
 * @param types the types it would offer, as far as its {@code defaults.conf} tells without loading a class
 * @param reason what is wrong with it, without a full stop
 * @param remedy what to do about it, without a full stop
 */
public record Refusal(Path file, Optional<String> id, Set<String> types, String reason, String remedy) {
    /** Copies the set. */
    public Refusal {
        types = Set.copyOf(types);
    }

    @Override
    public String toString() {
        return "%s does not run: %s; %s".formatted(file, reason, remedy);
    }
}
