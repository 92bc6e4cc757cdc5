package dockerana.plugin.docker;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Takes events in, one after the other: what is new goes into the inventory, then to the listeners with the container it concerns. Confined to the
 * service's thread.
 */
final class Hearing {
    /** With more events than this in the queue nobody is asked about anything: that waits until they are through. */
    private static final int HURRY = 64;

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Recent recent = new Recent();
    private final Inventory inventory;
    private final Listeners listeners;

    Hearing(Inventory inventory, Listeners listeners) {
        this.inventory = inventory;
        this.listeners = listeners;
    }

    /** From when on the engine is to tell, which begins to tell now. */
    Instant resume(Instant now) {
        return recent.resume(now);
    }

    /**
     * Does so until a moment of {@link System#nanoTime()}; while nothing comes, does what there was no time for.
     *
     * @throws IOException if no more events will come
     */
    void listen(EventQueue events, Engine engine, long untilNanos) throws IOException, InterruptedException {
        for (long left = untilNanos - System.nanoTime(); left > 0; left = untilNanos - System.nanoTime()) {
            boolean behind = inventory.isBehind();
            Optional<DockerEvent> next = events.next(behind ? 0 : Math.min(left, SILENCE_NANOS));
            if (next.isEmpty() && behind) {
                inventory.catchUp(engine);
            } else if (next.isEmpty()) {
                engine.ping(); // nothing else tells whether one that is silent still answers
            } else {
                recent.gapBefore(next.get()).ifPresent(listeners::tell);
                if (recent.add(next.get())) {
                    listeners.tell(inventory.apply(next.get(), engine, events.backlog() > HURRY));
                }
            }
            inventory.askWhetherItAnswers(engine);
        }
    }
}
