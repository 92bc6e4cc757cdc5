package dockerana.distribution;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process will do. */
final class Eventually {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Eventually() {}

    /** Looks again and again until there is something, and fails when the time is over. */
    static <T> T get(String what, Duration atMost, Supplier<Optional<T>> look) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (Optional<T> seen = look.get(); ; seen = look.get()) {
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("%s: not within %d s".formatted(what, atMost.toSeconds()));
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Looks again and again until it is so, and fails when the time is over. */
    static void is(String what, Duration atMost, BooleanSupplier look) throws InterruptedException {
        get(what, atMost, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
