package dockerana.benchmarks.local;

/** The boundaries of an interval, by the wall clock. */
final class Ticks {
    private Ticks() {}

    /** Waits for the next one, in milliseconds since 1970. */
    static long next(int intervalSeconds) throws InterruptedException {
        long now = System.currentTimeMillis();
        long interval = intervalSeconds * 1000L;
        long next = (now / interval + 1) * interval;
        Thread.sleep(next - now);
        return next;
    }
}
