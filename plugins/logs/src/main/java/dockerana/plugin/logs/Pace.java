package dockerana.plugin.logs;

import java.time.Duration;

/** How long to wait until logs are looked at again. Confined to one thread. */
final class Pace {
    /** What reading brought. */
    enum Progress {
        /** Nothing was new. */
        NOTHING,
        /** Something was, and all of it was read. */
        SOME,
        /** There is more. */
        MORE
    }

    /** An outbox may be empty again in an instant, or its sink may be away for hours. */
    private static final long HELD_BACK_NANOS = Duration.ofMillis(10).toNanos();

    private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long NOTHING_RUNS_NANOS = Duration.ofSeconds(5).toNanos();

    private final long poll;
    private long pause;
    private long heldBack = HELD_BACK_NANOS;

    /** @param poll how long while something is new every time */
    Pace(Duration poll) {
        this.poll = poll.toNanos();
        this.pause = this.poll;
    }

    /**
     * The next pause in nanoseconds; 0 for none.
     *
     * @param waiting whether there is something that nobody takes
     * @param running whether any container runs that may write
     */
    long next(Progress progress, boolean waiting, boolean running) {
        long longest = running ? QUIET_NANOS : NOTHING_RUNS_NANOS;
        pause = progress == Progress.NOTHING ? Math.max(poll, Math.min(2 * pause, longest)) : poll;
        if (progress == Progress.MORE) {
            return 0;
        }
        if (!waiting) {
            heldBack = HELD_BACK_NANOS;
            return pause;
        }
        long soon = Math.min(heldBack, pause);
        heldBack = Math.min(2 * heldBack, poll);
        return soon;
    }
}
