package dockerana.plugin.docker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each container a name that no other has. It belongs to a running container, among several to the one that started first; the others get
 * their short id behind it while that lasts. One that does not run is left out if another has the name: a name is a purpose, and that is served.
 */
final class Register {
    /** Who has a name before others: who runs, then who started first; of those that do not run the latest. */
    private static final Comparator<Container> PRECEDENCE = Comparator.comparing(Container::isRunning)
            .reversed()
            .thenComparingLong(Register::age)
            .thenComparing(Container::id);

    private final Naming naming;
    private final Selection selection;
    private final String own;

    /** @param own the id of the container that the agent runs in; empty if it runs in none */
    Register(Naming naming, Selection selection, String own) {
        this.naming = naming;
        this.selection = selection;
        this.own = own;
    }

    private static long age(Container container) {
        long millis = container.startedAt().orElse(container.created()).toEpochMilli();
        return container.isRunning() ? millis : -millis;
    }

    /** One that is reported on its own: after its end, when another may have its name. */
    Optional<Container> alone(Container container) {
        String name = naming.of(container);
        return selection.takes(container, name) ? Optional.of(named(container, name)) : Optional.empty();
    }

    private Container named(Container container, String name) {
        boolean self = container.id().equals(own);
        return container.named(name, !self && selection.takesLogs(container), self);
    }

    /**
     * Those that are reported, with their names, in the order they were created.
     *
     * @param before instances to be used again where nothing changed, by id
     */
    List<Container> named(Collection<Container> containers, Map<String, Container> before) {
        Map<String, List<Container>> claims = new HashMap<>();
        for (Container container : containers) {
            String name = naming.of(container);
            if (selection.takes(container, name)) {
                claims.computeIfAbsent(name, wanted -> new ArrayList<>()).add(container);
            }
        }
        List<Container> named = new ArrayList<>(containers.size());
        claims.forEach((name, claimants) -> {
            claimants.sort(PRECEDENCE);
            for (int i = 0; i < claimants.size(); i++) {
                Container claimant = claimants.get(i);
                if (i == 0 || claimant.isRunning()) {
                    Container result = named(claimant, i == 0 ? name : name + "-" + claimant.shortId());
                    Container old = before.get(result.id());
                    named.add(result.equals(old) ? old : result);
                }
            }
        });
        named.sort(Comparator.comparing(Container::created, Comparator.<Instant>naturalOrder())
                .thenComparing(Container::id));
        return List.copyOf(named);
    }
}
