package dockerana.plugin.local.graphite.functions;

import java.util.Arrays;

/** Counts what a rate per second says to have happened, in intervals that need not be multiples of its steps. */
final class Hits {
    private Hits() {}

    /** What happened in each of so many intervals; a step is shared out among those it touches. */
    static double[] count(TimeSeries series, long interval, long start, int length) {
        double[] hits = new double[length];
        Arrays.fill(hits, Double.NaN);
        for (int i = 0; i < series.values().length; i++) {
            double rate = series.values()[i];
            if (!Double.isNaN(rate)) {
                long begin = series.start() + i * series.step() - start;
                share(hits, rate, begin, begin + series.step(), interval);
            }
        }
        return hits;
    }

    private static void share(double[] hits, double rate, long begin, long end, long interval) {
        long first = Math.floorDiv(begin, interval);
        long last = Math.min(Math.floorDiv(end, interval), hits.length - 1L);
        long lastEnd = Math.floorDiv(end, interval) >= hits.length ? interval : Math.floorMod(end, interval);
        if (first == last) {
            add(hits, first, rate * (lastEnd - Math.floorMod(begin, interval)));
            return;
        }
        add(hits, first, rate * (interval - Math.floorMod(begin, interval)));
        for (long i = Math.max(0, first + 1); i < last; i++) {
            add(hits, i, rate * interval);
        }
        if (lastEnd > 0) {
            add(hits, last, rate * lastEnd);
        }
    }

    private static void add(double[] hits, long index, double more) {
        if (index >= 0 && index < hits.length) {
            hits[(int) index] = (Double.isNaN(hits[(int) index]) ? 0 : hits[(int) index]) + more;
        }
    }
}
