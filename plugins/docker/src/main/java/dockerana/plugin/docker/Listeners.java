package dockerana.plugin.docker;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of events. Joined and left on any thread. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<DockerEvent>> all = new CopyOnWriteArrayList<>();

    /** Those that have been complained about; each once. */
    private final Set<Consumer<DockerEvent>> failed = ConcurrentHashMap.newKeySet();

    /** Closing what it returns ends it. */
    AutoCloseable add(Consumer<DockerEvent> listener) {
        all.add(listener);
        return () -> {
            all.remove(listener);
            failed.remove(listener);
        };
    }

    /** One with a bug must not keep the others from hearing. */
    void tell(DockerEvent event) {
        for (Consumer<DockerEvent> listener : all) {
            try {
                listener.accept(event);
            } catch (RuntimeException | LinkageError e) {
                if (failed.add(listener)) {
                    LOG.error("who listens to Docker's events failed at {} {}", event.type(), event.verb(), e);
                } else {
                    LOG.debug("who listens to Docker's events failed at {} {}", event.type(), event.verb(), e);
                }
            }
        }
    }
}
