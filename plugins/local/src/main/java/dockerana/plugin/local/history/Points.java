package dockerana.plugin.local.history;

/**
 * The values of one series at equal steps. The array belongs to whoever asked for it.
 *
 * @param start the time of the first value, in seconds since 1970; a multiple of {@code step}
 * @param step the time between two values, in seconds
 * @param values one for each step; NaN where there is none
 */
public record Points(long start, int step, double[] values) {}
