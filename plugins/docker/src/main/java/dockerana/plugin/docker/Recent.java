package dockerana.plugin.docker;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The events that came lately, so that after a reconnect none is missed and none comes twice: the engine is asked again for some that are known
 * already, and never for one that was known and is forgotten. Docker itself remembers 256.
 */
final class Recent {
    private static final int KEPT = 1024;
    private static final long OVERLAP = TimeUnit.SECONDS.toNanos(5);

    private final Set<Key> seen = new LinkedHashSet<>();
    private long begunNanos;
    private long latestNanos;
    private long forgottenNanos;
    private long resumedNanos;
    private boolean resuming;

    private record Key(long timeNanos, String type, String action, String actor) {}

    /**
     * From when on the engine is to tell, which begins to tell now: from a little before the latest event; if there was none yet, from now. The
     * latest is the one that came last, whatever its time, because a clock may be set back.
     */
    Instant resume(Instant now) {
        long present = nanos(now);
        if (seen.isEmpty()) {
            begunNanos = begunNanos == 0 ? present : begunNanos;
            return Instant.ofEpochSecond(0, begunNanos);
        }
        resumedNanos = present;
        resuming = true;
        long known = Math.max(begunNanos, forgottenNanos + 1);
        return Instant.ofEpochSecond(0, Math.min(latestNanos, Math.max(latestNanos - OVERLAP, known)));
    }

    /** Whether it is new. */
    boolean add(DockerEvent event) {
        resuming = false;
        if (!seen.add(key(event))) {
            return false;
        }
        if (seen.size() > KEPT) {
            Key oldest = seen.iterator().next();
            seen.remove(oldest);
            forgottenNanos = Math.max(forgottenNanos, oldest.timeNanos);
        }
        latestNanos = event.timeNanos();
        return true;
    }

    /**
     * What must be said before the first event after a reconnect if that is not one of the known that were asked for: the engine has forgotten
     * them, and perhaps others that nobody knows of.
     */
    Optional<DockerEvent> gapBefore(DockerEvent event) {
        if (!resuming || seen.contains(key(event))) {
            return Optional.empty();
        }
        long end = Math.max(latestNanos, Math.min(resumedNanos, event.timeNanos()));
        return Optional.of(new DockerEvent(
                end,
                "dockerana",
                "gap",
                "",
                Map.of(
                        "start", time(latestNanos).toString(),
                        "end", time(end).toString(),
                        "reason", "the engine was restarted, or had more to tell than it remembers"),
                Optional.empty()));
    }

    private static Key key(DockerEvent event) {
        return new Key(event.timeNanos(), event.type(), event.action(), event.actor());
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
