package dockerana.plugin.docker;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which containers there are. Events tell at once, the engine's list tells for sure; a container is asked about only when one of them says that
 * it changed. Written by the service's thread, read by any.
 */
final class Inventory {
    private static final Set<String> TELLING =
            Set.of("start", "die", "pause", "unpause", "rename", "update", "health_status");

    private static final String BEGINNING = "create";

    private final Register register;
    private final Map<String, Container> known = new HashMap<>();

    /** Those of which only events told so far. */
    private final Set<String> unasked = new HashSet<>();

    private volatile Snapshot snapshot = new Snapshot(List.of(), Map.of());

    private record Snapshot(List<Container> containers, Map<String, Container> byId) {}

    Inventory(Register register) {
        this.register = register;
    }

    List<Container> containers() {
        return snapshot.containers;
    }

    Optional<Container> container(String id) {
        return Optional.ofNullable(snapshot.byId.get(id));
    }

    /** Compares with the engine's list, and asks about what is not as it was known. */
    void reconcile(Engine engine) throws IOException {
        List<Listed> listed = engine.list();
        known.keySet().retainAll(listed.stream().map(Listed::id).collect(Collectors.toSet()));
        unasked.retainAll(known.keySet());
        for (Listed one : listed) {
            Container before = known.get(one.id());
            boolean same = before != null
                    && before.state().equals(one.state())
                    && before.dockerName().equals(one.dockerName())
                    && !unasked.contains(one.id());
            if (!same) {
                Optional<Container> now = engine.inspect(one.id());
                now.ifPresentOrElse(this::learn, () -> known.remove(one.id()));
            }
        }
        publish();
    }

    /** Takes in what happened; the same event comes back with the container it concerns. */
    DockerEvent apply(DockerEvent event, Engine engine) {
        String id = event.type().equals("network") ? event.attributes().getOrDefault("container", "") : event.actor();
        boolean concerns =
                event.type().equals("container") || (event.type().equals("network") && known.containsKey(id));
        if (!concerns || id.length() < 12) {
            return event;
        }
        Container before = known.get(id);
        Container after = event.type().equals("network") && before != null
                ? reconnected(before, engine)
                : after(event, before, engine);
        boolean ended = event.type().equals("container") && event.verb().equals("destroy");
        if (ended) {
            known.remove(id);
            unasked.remove(id);
        } else if (before != null || BEGINNING.equals(event.verb()) || TELLING.contains(event.verb())) {
            known.put(id, after); // anything else about an unknown one is an echo of one that is gone
        }
        if (ended || !after.equals(before)) {
            publish();
        }
        Optional<Container> reported = container(id).or(() -> register.alone(after));
        return new DockerEvent(
                event.timeNanos(), event.type(), event.action(), event.actor(), event.attributes(), reported);
    }

    /**
     * Its networks changed. While it starts, which also connects it, the engine would let the question wait until it has started, and all other
     * events with it; then the start itself is reason to ask.
     */
    private Container reconnected(Container before, Engine engine) {
        return before.isRunning() ? asked(before, engine) : before;
    }

    private Container after(DockerEvent event, @Nullable Container before, Engine engine) {
        Container heard = Hearsay.after(event, before == null ? Hearsay.first(event) : before);
        if (TELLING.contains(event.verb())) {
            return asked(heard, engine);
        }
        if (before == null && BEGINNING.equals(event.verb())) {
            unasked.add(heard.id());
        }
        return heard;
    }

    /** What the engine says of it, or what was heard if it does not answer: one container that hangs must not stop the others. */
    private Container asked(Container heard, Engine engine) {
        try {
            Optional<Container> said = engine.inspect(heard.id());
            unasked.remove(heard.id());
            return said.orElse(heard);
        } catch (IOException e) {
            unasked.add(heard.id());
            return heard;
        }
    }

    private void learn(Container container) {
        known.put(container.id(), container);
        unasked.remove(container.id());
    }

    private void publish() {
        List<Container> named = register.named(known.values(), snapshot.byId);
        if (!named.equals(snapshot.containers)) {
            snapshot = new Snapshot(
                    named, named.stream().collect(Collectors.toUnmodifiableMap(Container::id, Function.identity())));
        }
    }
}
