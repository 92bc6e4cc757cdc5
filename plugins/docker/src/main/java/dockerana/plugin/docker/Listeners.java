package dockerana.plugin.docker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of events. Joined and left on any thread. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<DockerEvent>> all = new CopyOnWriteArrayList<>();

    /** Closing what it returns ends it. */
    AutoCloseable add(Consumer<DockerEvent> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    /** One with a bug must not keep the others from hearing. */
    void tell(DockerEvent event) {
        for (Consumer<DockerEvent> listener : all) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.error("a listener failed at {} {}", event.type(), event.verb(), e);
            }
        }
    }
}
