package dockerana.plugin.local.graphite.functions;

import java.util.Arrays;

/** Percentiles as graphite-web has them: by rank among one more than there are. */
final class Percentile {
    private Percentile() {}

    /** NaN if there is no value. */
    static double of(double[] values, double n, boolean interpolate) {
        double[] sorted = Aggregation.present(values, 0, values.length);
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double exact = n / 100 * (sorted.length + 1);
        int rank = (int) exact;
        double fraction = exact - rank;
        int taken = interpolate ? rank : rank + (int) Math.ceil(fraction);
        double percentile = sorted[Math.clamp(taken - 1L, 0, sorted.length - 1)];
        if (interpolate && taken >= 0 && taken < sorted.length) {
            percentile += fraction * (sorted[taken] - percentile);
        }
        return percentile;
    }
}
