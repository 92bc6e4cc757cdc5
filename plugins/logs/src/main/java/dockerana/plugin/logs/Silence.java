package dockerana.plugin.logs;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Notices that nothing comes although something was written: engines lose a follower when they rotate a log, or the clock is set back, and the stream stays
 * open. Mostly nothing was written, so what stays silent is asked about less and less often. Confined to one thread.
 */
final class Silence {
    private static final long LONGEST = Duration.ofMinutes(10).toNanos();

    private final long shortest;
    private long patience;
    private long since = System.nanoTime();
    private @Nullable LastLine question;

    /** @param shortest after how many nanoseconds it is asked first */
    Silence(long shortest) {
        this.shortest = shortest;
        patience = jittered(shortest);
    }

    private static long jittered(long nanos) {
        return nanos + ThreadLocalRandom.current().nextLong(Math.max(1, nanos / 4));
    }

    /** Something came. */
    void broken() {
        since = System.nanoTime();
        patience = shortest;
        forget();
    }

    /** Whether it is time to ask. */
    boolean isLong() {
        return question == null && System.nanoTime() - since > patience;
    }

    void ask(LastLine asked) {
        question = asked;
    }

    /** The last line that the engine has, if it was asked and has answered. */
    @Nullable LastLine answered() {
        LastLine asked = question;
        try {
            if (asked == null || !asked.isHere()) {
                return null;
            }
        } catch (IOException e) { // the stream itself will say so
            asked = null;
        }
        question = null;
        since = System.nanoTime();
        patience = jittered(Math.min(LONGEST, 2 * patience));
        return asked == null || asked.failure() != null ? null : asked;
    }

    void forget() {
        LastLine asked = question;
        question = null;
        if (asked != null) {
            asked.close();
        }
    }
}
