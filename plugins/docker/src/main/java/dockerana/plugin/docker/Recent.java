package dockerana.plugin.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The events that came lately, so that after a reconnect none is missed and none comes twice: the engine is asked for some that are known already.
 * It remembers 256 of them.
 */
final class Recent {
    private static final int KEPT = 1024;
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final Set<Key> seen = new LinkedHashSet<>();
    private long latestNanos;

    private record Key(long timeNanos, String type, String action, String actor) {}

    /** Whether it is new. */
    boolean add(DockerEvent event) {
        if (!seen.add(new Key(event.timeNanos(), event.type(), event.action(), event.actor()))) {
            return false;
        }
        if (seen.size() > KEPT) {
            seen.remove(seen.iterator().next());
        }
        latestNanos = Math.max(latestNanos, event.timeNanos());
        return true;
    }

    /** From when on the engine is to tell: from a little before the latest; if there was none yet, from now. */
    Instant since(Instant now) {
        Instant latest =
                latestNanos == 0 ? now : Instant.ofEpochSecond(0, latestNanos).minus(OVERLAP);
        return latest.isBefore(now) ? latest : now;
    }
}
