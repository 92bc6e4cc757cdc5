package dockerana.plugin.logs;

import org.HdrHistogram.IntCountsHistogram;

/**
 * The values of one interval: mean and extremes exact, percentiles to 1 %. Takes numbers from 0 to 10<sup>12</sup>, told apart down to a
 * millionth, in 30 KiB however many there are. Not for several threads.
 */
final class Values {
    static final double LARGEST = 1e12;
    private static final double STEPS = 1e6;
    private static final int DIGITS = 2;

    private final IntCountsHistogram histogram = new IntCountsHistogram((long) (LARGEST * STEPS), DIGITS);
    private double sum;
    private double min;
    private double max;

    /** Whether a number may be added; NaN may not. */
    static boolean takes(double value) {
        return value >= 0 && value <= LARGEST;
    }

    void add(double value) {
        boolean first = isEmpty();
        sum += value;
        min = first ? value : Math.min(min, value);
        max = first ? value : Math.max(max, value);
        histogram.recordValue(Math.round(value * STEPS));
    }

    boolean isEmpty() {
        return histogram.getTotalCount() == 0;
    }

    double mean() {
        return Math.clamp(sum / histogram.getTotalCount(), min, max);
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /** What so many in a hundred are not above. */
    double percentile(double percent) {
        return Math.clamp(histogram.getValueAtPercentile(percent) / STEPS, min, max);
    }

    /** Begins anew. */
    void clear() {
        sum = 0;
        histogram.reset();
    }
}
