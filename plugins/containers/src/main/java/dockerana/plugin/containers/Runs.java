package dockerana.plugin.containers;

import dockerana.plugin.docker.Container;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What was made of each run that goes on, in the order of the containers; closed when its run ended. A change of what its series are made of,
 * such as the name, ends it too, and begins another. Confined to one thread.
 *
 * @param <T> what is made of a run
 */
public final class Runs<T extends Runs.Kept> implements AutoCloseable {
    /** What is kept for a run. */
    public interface Kept extends AutoCloseable {
        /** The container is in the inventory, perhaps otherwise than before. */
        void seen(Container container);

        /** Its run ended. */
        @Override
        void close();
    }

    private final Function<Run, T> make;
    private Map<Run, T> going = new LinkedHashMap<>();
    private List<T> all = List.of();
    private List<Container> latest = List.of();

    /** @param make makes it when a run is seen for the first time, on the thread that updates */
    public Runs(Function<Run, T> make) {
        this.make = make;
    }

    /** Takes the containers that there are now. Does nothing if that is the very list it took last. */
    @SuppressWarnings("ReferenceEquality") // the inventory gives the same list as long as nothing changed
    public void update(List<Container> containers) {
        if (containers == latest) {
            return;
        }
        latest = containers;
        Map<Run, Container> running = new LinkedHashMap<>();
        for (Container container : containers) {
            Run.of(container).ifPresent(run -> running.put(run, container));
        }
        going.forEach((run, kept) -> {
            if (!running.containsKey(run)) { // before anything new is opened
                kept.close();
            }
        });
        Map<Run, T> next = new LinkedHashMap<>();
        running.forEach((run, container) -> {
            T known = going.get(run);
            T kept = known == null ? make.apply(run) : known;
            kept.seen(container);
            next.put(run, kept);
        });
        going = next;
        all = List.copyOf(next.values());
    }

    /** What is kept, in order: the same list until the next change. */
    public List<T> all() {
        return all;
    }

    /** Each run and what is kept of it, in order. */
    public void forEach(BiConsumer<Run, T> action) {
        going.forEach(action);
    }

    /** Ends all; the next update begins anew. */
    @Override
    public void close() {
        going.values().forEach(Kept::close);
        going = new LinkedHashMap<>();
        all = List.of();
        latest = List.of();
    }
}
