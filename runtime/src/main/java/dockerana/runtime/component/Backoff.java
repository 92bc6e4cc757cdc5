package dockerana.runtime.component;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt: doubling from a first to a longest pause, each varied by a quarter. Confined to one thread. */
public final class Backoff {
    /** The longest pause between attempts to reach a far end. */
    public static final Duration LONGEST_CONNECTION_PAUSE = Duration.ofSeconds(4);

    /** The longest pause before a component with a bug is built anew. */
    public static final Duration LONGEST_RESTART_PAUSE = Duration.ofSeconds(60);

    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(30);

    private final Duration first;
    private final Duration longest;
    private Duration next;

    /** Any other patience. */
    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** For a far end that does not answer: 0.5, 1, 2, 4, 4 … s. */
    public static Backoff ofConnections() {
        return new Backoff(Duration.ofMillis(500), LONGEST_CONNECTION_PAUSE);
    }

    /** For a component with a bug: 1, 2, 4 … 60 s. */
    public static Backoff ofRestarts() {
        return new Backoff(Duration.ofSeconds(1), LONGEST_RESTART_PAUSE);
    }

    /** For a far end that answered "not now": 1, 2, 4 … 30 s. */
    public static Backoff ofRefusals() {
        return new Backoff(Duration.ofSeconds(1), LONGEST_REFUSAL);
    }

    /** The pause to make now; the one after it will be longer. */
    public Duration next() {
        Duration pause = varied(next);
        next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
        return pause;
    }

    /** After a success: the next pause is the first again. */
    public void reset() {
        next = first;
    }

    /** As {@link #next()}, but not before the far end wants to be asked again; 30 s at most, whatever it said. */
    public Duration next(Duration asked) {
        Duration own = next();
        Duration longer = asked.compareTo(own) > 0 ? asked : own;
        return longer.compareTo(LONGEST_REFUSAL) < 0 ? longer : LONGEST_REFUSAL;
    }

    private static Duration varied(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(-millis / 8, millis / 8 + 1));
    }
}
