package dockerana.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A wall clock that stands still until it is told otherwise. Safe for any thread. */
public final class FakeClock implements InstantSource {
    private final AtomicReference<Instant> now;

    /** A clock that shows this time. */
    public FakeClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Sets the clock, also backwards. */
    public void set(Instant time) {
        now.set(time);
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        now.updateAndGet(time -> time.plus(duration));
    }
}
