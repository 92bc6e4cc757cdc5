package dockerana.runtime.pipeline;

import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.Series;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which source each pattern belongs to. Asked once per series, when it is first seen, by the threads of all sources. */
public final class PatternOwners {
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** What one source may add. */
    public final class Claim {
        private final String owner;
        private final Optional<Component> outside;

        private Claim(String owner, Optional<Component> outside) {
            this.owner = owner;
            this.outside = outside;
        }

        /** Why this series may not be added; empty if it may. */
        Optional<String> objection(Series series) {
            Metric metric = series.metric();
            if (outside.isPresent()) {
                String type = outside.get().type();
                if (!metric.pattern().startsWith(type + '.')) {
                    return Optional.of("patterns of this plugin must start with '%s.'".formatted(type));
                }
                if (outside.get().several() && !metric.labels().contains("source")) {
                    return Optional.of("several may run, so its patterns need a node {source}");
                }
            }
            String first = owners.putIfAbsent(metric.pattern(), owner);
            return first == null || first.equals(owner)
                    ? Optional.empty()
                    : Optional.of("the pattern belongs to " + first);
        }
    }

    /** What a source of the project's own may add: any pattern, until another has it. */
    public Claim builtIn(String type) {
        return new Claim('\'' + type + '\'', Optional.empty());
    }

    /** What a source of another plugin may add: patterns that start with its type. */
    public Claim outside(Component component) {
        return new Claim('\'' + component.type() + '\'', Optional.of(component));
    }
}
