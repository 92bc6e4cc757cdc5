package dockerana.plugin.local.history;

import dockerana.api.Series;
import java.util.Set;

/**
 * How one value is made of many. Agrees with the roll-up rules that the distribution ships for carbon: what is in force is not averaged, and peaks
 * stay peaks.
 */
enum Consolidation {
    /** A reading: its mean; its greatest is kept beside it. */
    READING(0) {
        @Override
        double of(double[] values, int from, int until) {
            return mean(values, from, until);
        }
    },
    /** A rate: the mean of rates over equal intervals is the rate over all of them. */
    RATE(1) {
        @Override
        double of(double[] values, int from, int until) {
            return mean(values, from, until);
        }
    },
    /** What is in force: states, limits, sizes of things. */
    LAST(2) {
        @Override
        double of(double[] values, int from, int until) {
            for (int i = until - 1; i >= from; i--) {
                if (!Double.isNaN(values[i])) {
                    return values[i];
                }
            }
            return Double.NaN;
        }
    },
    /** The least of the least. */
    LEAST(3) {
        @Override
        double of(double[] values, int from, int until) {
            double least = Double.NaN;
            for (int i = from; i < until; i++) {
                if (!(values[i] >= least) && !Double.isNaN(values[i])) {
                    least = values[i];
                }
            }
            return least;
        }
    },
    /** The worst of the worst. */
    GREATEST(4) {
        @Override
        double of(double[] values, int from, int until) {
            return greatest(values, from, until);
        }
    };

    private static final Set<String> IN_FORCE =
            Set.of("state", "health", "exit_code", "limit", "limit_bytes", "limit_cores", "total_bytes");
    private static final Set<String> PEAKS = Set.of("max", "p95", "p99", "peak_bytes");

    private final int code;

    Consolidation(int code) {
        this.code = code;
    }

    /** What stands for it in files. */
    int code() {
        return code;
    }

    /** One value of those between two indexes, of which some may be missing. */
    abstract double of(double[] values, int from, int until);

    static Consolidation of(Series series) {
        if (series.isCounter()) {
            return RATE;
        }
        String pattern = series.metric().pattern();
        String leaf = pattern.substring(pattern.lastIndexOf('.') + 1);
        if (IN_FORCE.contains(leaf)) {
            return LAST;
        }
        if (leaf.equals("min")) {
            return LEAST;
        }
        return PEAKS.contains(leaf) ? GREATEST : READING;
    }

    static double greatest(double[] values, int from, int until) {
        double greatest = Double.NaN;
        for (int i = from; i < until; i++) {
            if (!(values[i] <= greatest) && !Double.isNaN(values[i])) {
                greatest = values[i];
            }
        }
        return greatest;
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
}
