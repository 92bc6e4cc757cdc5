package dockerana.runtime.pipeline;

import java.time.Duration;
import java.time.InstantSource;

/** Waits for the boundaries of an interval. Confined to one thread. */
final class Ticker {
    private final Slots slots;
    private final InstantSource clock;

    Ticker(Slots slots, InstantSource clock) {
        this.slots = slots;
        this.clock = clock;
    }

    /** The boundary last begun: the slot of a first reading. */
    long begun() {
        return slots.begun(clock.millis());
    }

    /**
     * Sleeps until the next boundary, by the monotonic clock, and returns it. Boundaries that passed while nobody waited are skipped, never
     * caught up in a burst; after a step of the wall clock the next tick is on a boundary again.
     */
    long await() throws InterruptedException {
        long now = clock.millis();
        long boundary = slots.next(now);
        long due = System.nanoTime() + (boundary - now) * 1_000_000;
        for (long left; (left = due - System.nanoTime()) > 0; ) {
            Thread.sleep(Duration.ofNanos(left));
        }
        long woken = clock.millis();
        return Math.abs(woken - boundary) < slots.intervalMillis() ? boundary : slots.nearest(woken);
    }
}
