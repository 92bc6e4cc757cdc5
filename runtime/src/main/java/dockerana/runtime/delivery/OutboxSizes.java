package dockerana.runtime.delivery;

/**
 * How much may wait for one lane, in bytes of memory.
 *
 * @param sampleBytes batches
 * @param recordBytes records
 */
record OutboxSizes(long sampleBytes, long recordBytes) {
    private static final long SAMPLES = 2L << 20;
    private static final long RECORDS = 6L << 20;

    /** What each of so many lanes gets, so that all of them together take a third of the heap at most. */
    static OutboxSizes of(int lanes, long heapBytes) {
        double share = Math.min(1, heapBytes / 3.0 / ((SAMPLES + RECORDS) * (double) Math.max(1, lanes)));
        return new OutboxSizes((long) (SAMPLES * share), (long) (RECORDS * share));
    }
}
