package dockerana.api;

/** Where a source puts what it measured. Used by the thread of {@link Source#collect}, during that call only. */
@FunctionalInterface
public interface Samples {
    /**
     * Adds a reading of a gauge, or the running total of a counter, in the unit of its metric. NaN and infinities are left out.
     *
     * <p>A path that was added already in this batch, or that belongs to another source, is dropped, counted, and named once in the log.
     * Fastest if a source adds the same instances in the same order every time.
     */
    void add(Series series, double value);
}
