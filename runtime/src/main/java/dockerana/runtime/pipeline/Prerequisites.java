package dockerana.runtime.pipeline;

import java.time.Duration;
import java.util.List;

/**
 * The services that a source asks for: before they have tried to connect, it would find nothing.
 *
 * @param patience for all of them together
 */
public record Prerequisites(List<ServiceLoop> services, Duration patience) {
    /** One that takes longer is one to do without for now. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of a source that asks for none. */
    public static final Prerequisites NONE = new Prerequisites(List.of());

    /** Copies the list. */
    public Prerequisites {
        services = List.copyOf(services);
    }

    /** With the usual patience. */
    public Prerequisites(List<ServiceLoop> services) {
        this(services, PATIENCE);
    }

    /** Waits until each has tried once, well or not; an interrupt ends it, for the agent closes. */
    void await() {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (ServiceLoop service : services) {
                service.awaitFirstConnect(deadline);
            }
        } catch (InterruptedException e) { // the loop's condition tells whose doing that is
        }
    }
}
