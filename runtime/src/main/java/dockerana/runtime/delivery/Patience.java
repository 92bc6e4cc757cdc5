package dockerana.runtime.delivery;

import dockerana.api.RefusedException;
import dockerana.runtime.component.Backoff;
import java.io.IOException;
import java.time.Duration;

/** How long a lane waits after each kind of failure. Confined to the lane's thread. */
record Patience(Backoff connections, Backoff refusals, Backoff restarts) {
    static Patience usual() {
        return new Patience(Backoff.ofConnections(), Backoff.ofRefusals(), Backoff.ofRestarts());
    }

    Duration after(Throwable failure) {
        return switch (failure) {
            case RefusedException refused -> refusals.next(refused.pause());
            case IOException farEnd -> connections.next();
            default -> restarts.next();
        };
    }

    void reset() {
        connections.reset();
        refusals.reset();
        restarts.reset();
    }
}
