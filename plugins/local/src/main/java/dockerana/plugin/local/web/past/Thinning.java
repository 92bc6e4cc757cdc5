package dockerana.plugin.local.web.past;

import dockerana.plugin.local.history.Points;

/**
 * Puts several steps together where there are more than a chart has pixels. What belongs together depends on the time and not on where the chart
 * begins, so that it does not tremble when it moves on. Immutable.
 */
record Thinning(long start, int step, int before, int together) {
    /** So that there are no more than so many values, give or take one at the ends. */
    static Thinning to(int most, Points points) {
        int together = Math.max(1, Math.ceilDiv(points.values().length, most));
        int step = points.step() * together;
        long start = Math.floorDiv(points.start(), step) * step;
        return new Thinning(start, step, (int) ((points.start() - start) / points.step()), together);
    }

    /** The means of what is known. */
    double[] averages(double[] values) {
        return thinned(values, false);
    }

    /** The greatest of what is known. */
    double[] maxima(double[] values) {
        return thinned(values, true);
    }

    private double[] thinned(double[] values, boolean greatest) {
        if (together == 1) {
            return values;
        }
        double[] thin = new double[Math.ceilDiv(before + values.length, together)];
        for (int i = 0; i < thin.length; i++) {
            int from = Math.max(0, i * together - before);
            int until = Math.min(values.length, (i + 1) * together - before);
            thin[i] = greatest ? greatest(values, from, until) : mean(values, from, until);
        }
        return thin;
    }

    private static double mean(double[] values, int from, int until) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < until; i++) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double greatest(double[] values, int from, int until) {
        double greatest = Double.NaN;
        for (int i = from; i < until; i++) {
            if (!Double.isNaN(values[i]) && !(values[i] <= greatest)) {
                greatest = values[i];
            }
        }
        return greatest;
    }
}
