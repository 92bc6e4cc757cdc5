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

    private final Map<FileFollower, Failure> failures = new HashMap<>();

    /** Reads. */
    @FunctionalInterface
    interface Reading {
        /** Whether there may be more at once. */
        boolean more() throws IOException;
    }

    private record Failure(IOException reason, long untilNanos) {}

    /** Reads a log, unless that failed a moment ago; false if it fails. */
    boolean attempt(FileFollower follower, Reading reading) throws InterruptedException {
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

    void forget(FileFollower follower) {
        failures.remove(follower);
    }

    /** Why a log cannot be read, in one sentence; empty if it can. */
    Optional<String> reason(FileFollower follower) {
        Failure failure = failures.get(follower);
        if (failure != null) {
            return Optional.of(
                    failure.reason instanceof AccessDeniedException
                            ? "%s may not be read: permission denied".formatted(follower.path())
                            : "%s cannot be read: %s".formatted(follower.path(), failure.reason.getMessage()));
        }
        return follower.isMissing() ? Optional.of(follower.path() + " is not there") : Optional.empty();
    }
}
