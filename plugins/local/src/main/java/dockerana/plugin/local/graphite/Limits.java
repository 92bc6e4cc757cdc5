package dockerana.plugin.local.graphite;

/**
 * What one query may take.
 *
 * @param series how many series it may read
 * @param points how many values it may hold in memory while it is computed
 * @param answered how many values its answer may have
 * @param work how many values functions may look at, in all
 */
public record Limits(int series, long points, long answered, long work) {
    private static final long BYTES_PER_POINT = 24;

    /** What fits a heap of so many bytes: a query takes a third of it at most, its answer an eighth of that. */
    public static Limits forHeap(long bytes) {
        long points = bytes / BYTES_PER_POINT;
        return new Limits(10_000, points, points / 4, 100_000_000);
    }
}
