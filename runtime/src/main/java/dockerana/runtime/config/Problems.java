package dockerana.runtime.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that one run tells it all. Confined to the thread that reads the configuration. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Position position, String key, String message) {
        found.add(new Problem(position, key, message));
    }

    void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    List<Problem> found() {
        return List.copyOf(found);
    }

    void throwIfAny() throws InvalidConfiguration {
        if (!found.isEmpty()) {
            throw new InvalidConfiguration(found);
        }
    }
}
