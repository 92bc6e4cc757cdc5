package dockerana.api;

import java.io.IOException;
import java.time.Duration;

/** The far end is there and said "not now": 429, 503, a cluster block. Its connection is kept, and it is left alone for a while. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final Duration pause;

    /**
     * @param message who refused what, and why
     * @param pause how long the far end asked to be left alone, such as Retry-After; {@link Duration#ZERO} if it did not say. The runtime
     *     keeps it between 1 and 30 s
     */
    public RefusedException(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    /** How long the far end asked to be left alone; zero if it did not say. */
    public Duration pause() {
        return pause;
    }
}
