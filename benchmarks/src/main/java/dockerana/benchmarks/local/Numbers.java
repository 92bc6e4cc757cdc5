package dockerana.benchmarks.local;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.Series;
import java.util.Random;

/**
 * What a machine with containers measures: of five series two never change, one is a size in pages, and two are never twice the same; half of all are
 * counters. The same for everybody who asks for the same slot.
 */
final class Numbers {
    private static final int METRICS = 40;

    private final Series[] series;
    private final double[] totals;
    private final int interval;

    Numbers(int count, int interval) {
        this.series = new Series[count];
        this.totals = new double[count];
        this.interval = interval;
        for (int i = 0; i < count; i++) {
            String pattern = "containers.{container}.measured.m%02d".formatted(i % METRICS);
            Metric metric = i % 2 == 1 ? Metric.counter(pattern, "A total") : Metric.gauge(pattern, "A reading");
            series[i] = metric.of("c%03d".formatted(i / METRICS));
        }
    }

    Batch at(long slotMillis) {
        Random random = new Random(slotMillis);
        double[] values = new double[series.length];
        double[] deltas = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            double value = value(i, slotMillis, random);
            boolean counter = i % 2 == 1;
            deltas[i] = counter ? Math.rint(value) : Double.NaN;
            totals[i] += counter ? deltas[i] : 0;
            values[i] = counter ? totals[i] : value;
        }
        long elapsed = interval * 1_000_000_000L + random.nextInt(1_000_000);
        return new Batch("stats", slotMillis, elapsed, series, values, deltas);
    }

    private static double value(int index, long slotMillis, Random random) {
        return switch (index / 2 % 5) {
            case 0, 1 -> 0;
            case 2 -> 4096.0 * (100_000 + slotMillis / 50_000 % 1000);
            default -> 1000 + 200 * random.nextGaussian();
        };
    }
}
