package dockerana.plugin.logs;

/**
 * How many lines of one log are taken of each second. What counts is the second in which a line was written, so that catching up is not
 * punished and the same lines are taken when a log is read again. Confined to one thread.
 */
final class RateLimit {
    private static final long SECOND = 1_000_000_000;

    /** Clocks are set back; two streams may be out of step by less. */
    private static final long JITTER = 1;

    private final long most;
    private long second;
    private long taken;

    /** @param most lines; 0 for no limit */
    RateLimit(long most) {
        this.most = most;
    }

    boolean allows(long nanos) {
        if (most == 0) {
            return true;
        }
        long now = Math.floorDiv(nanos, SECOND);
        if (now > second || now < second - JITTER) {
            second = now;
            taken = 0;
        }
        return taken++ < most;
    }
}
