package dockerana.plugin.local.history;

/** Which of the values that are kept of a stretch of time stands for it. */
public enum Rollup {
    /** What fits the series: the average of a gauge, the rate of a counter, the last of a state. */
    USUAL,
    /** The greatest of a gauge; of all others the usual one. */
    MAXIMUM
}
