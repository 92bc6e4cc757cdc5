package dockerana.plugin.logs;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which logs cannot be read, and why. They are left alone for some seconds. Confined to one thread. */
final class Failures {
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<Follower<?>, Failure> failures = new HashMap<>();

    /** Reads. */
    @FunctionalInterface
    interface Reading {
        /** Whether there may be more at once. */
        boolean more() throws IOException;
    }

    private record Failure(IOException reason, long untilNanos) {}

    /** Reads a log, unless that failed a moment ago; false if it fails. */
    boolean attempt(Follower<?> follower, Reading reading) throws InterruptedException {
        Failure before = failures.get(follower);
        if (before != null && System.nanoTime() - before.untilNanos < 0) {
            return false;
        }
        try {
            boolean more = reading.more();
            failures.remove(follower);
            return more;
        } catch (ClosedByInterruptException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (IOException e) {
            failures.put(follower, new Failure(e, System.nanoTime() + PAUSE_NANOS));
            return false;
        }
    }

    void forget(Follower<?> follower) {
        failures.remove(follower);
    }

    /** Why a log cannot be read; empty if it can. */
    Optional<Problem> reason(Follower<?> follower) {
        Failure failure = failures.get(follower);
        if (failure == null) {
            return follower.problem();
        }
        String reason = failure.reason instanceof AccessDeniedException
                ? "may not be read: permission denied"
                : "cannot be read: " + failure.reason.getMessage();
        return Optional.of(new Problem(follower.what() + ' ' + reason, follower.remedy()));
    }
}
