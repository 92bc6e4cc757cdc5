package dockerana.runtime.pipeline;

import java.time.Duration;
import java.time.InstantSource;

/** Waits for the boundaries of an interval. Confined to one thread. */
final class Ticker {
    /** Sleeps by the monotonic clock. */
    interface Sleep {
        void millis(long millis) throws InterruptedException;
    }

    private final Slots slots;
    private final InstantSource clock;
    private final Sleep sleep;
    private long last;

    Ticker(Slots slots, InstantSource clock) {
        this(slots, clock, Ticker::sleep);
    }

    Ticker(Slots slots, InstantSource clock, Sleep sleep) {
        this.slots = slots;
        this.clock = clock;
        this.sleep = sleep;
        this.last = slots.begun(clock.millis());
    }

    private static void sleep(long millis) throws InterruptedException {
        long due = System.nanoTime() + millis * 1_000_000;
        for (long left; (left = due - System.nanoTime()) > 0; ) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    /** The boundary last begun: the slot of a first reading. */
    long begun() {
        last = slots.begun(clock.millis());
        return last;
    }

    /**
     * Sleeps until the next boundary and returns it. Boundaries that passed while nobody waited are skipped, never caught up in a burst. If the
     * wall clock was set or the machine slept meanwhile, the next tick is on a boundary of the new time.
     */
    long await() throws InterruptedException {
        while (true) {
            long now = clock.millis();
            long boundary = slots.next(now);
            if (boundary == last) { // woken a moment early by a clock that is being slowed down: each slot has one tick
                boundary += slots.intervalMillis();
            }
            sleep.millis(boundary - now);
            if (Math.abs(clock.millis() - boundary) < slots.intervalMillis()) {
                last = boundary;
                return boundary;
            }
        }
    }
}
