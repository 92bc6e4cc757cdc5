package dockerana.runtime.config;

import dockerana.api.Component.Role;
import dockerana.runtime.pipeline.Self;
import dockerana.runtime.pipeline.Slots;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the runtime's own options must keep to. */
final class Rules {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final String NODE = "(?:[A-Za-z0-9_-]|\\{host})+";
    private static final Pattern PREFIX = Pattern.compile("(?:" + NODE + "(?:\\." + NODE + ")*)?");

    private final Problems problems;

    Rules(Problems problems) {
        this.problems = problems;
    }

    void id(Role role, String id, Position position, String path) {
        if (role == Role.SOURCE && id.equals(Self.ID)) {
            problems.add(position, path, "'%s' is the agent's own source: choose another id".formatted(id));
        }
        if (!ID.matcher(id).matches()) {
            problems.add(
                    position,
                    path,
                    "'%s' cannot be an id: write small letters, digits, - and _, beginning with a letter or digit"
                            .formatted(id));
        }
    }

    /** Slots must lie on the same boundaries after every restart. */
    void interval(Duration interval, Position position, String path) {
        if (!Slots.fits(interval)) {
            problems.add(
                    position,
                    path,
                    "neither divides a minute nor is a multiple of one; take for example 1s, 5s, 10s, 30s, 1m or 5m");
        }
    }

    void prefix(String prefix, Position position, String path) {
        if (!PREFIX.matcher(prefix).matches()) {
            problems.add(
                    position,
                    path,
                    "'%s' is no prefix: write nodes of A-Z, a-z, 0-9, _, - and {host}, joined by single dots"
                            .formatted(prefix));
        }
    }

    void host(Optional<String> host, Position position) {
        if (host.isPresent() && host.get().isBlank()) {
            problems.add(position, "host", "is empty; leave the key out to have the host's name found");
        }
    }
}
