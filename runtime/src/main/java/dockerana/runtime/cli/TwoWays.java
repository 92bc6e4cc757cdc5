package dockerana.runtime.cli;

import dockerana.api.Series;
import dockerana.api.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One source in two instances that read in different ways, the quick one right after the other. Confined to one thread. */
final class TwoWays {
    private final Source ours;
    private final Source theirs;

    /**
     * What one instance read at one moment.
     *
     * @param nanos when, on the monotonic clock
     */
    private record Reading(long nanos, Map<Series, Double> values) {
        static Reading of(Source source) throws IOException, InterruptedException {
            Map<Series, Double> values = new LinkedHashMap<>();
            long[] begun = {System.nanoTime()};
            source.collect((series, value) -> {
                if (values.isEmpty()) {
                    begun[0] = System.nanoTime();
                }
                values.putIfAbsent(series, value);
            });
            return new Reading(begun[0], values);
        }

        /** What is shown of a series: how much a counter grew in a second since another reading, or NaN. */
        double rate(Series series, Reading before) {
            double now = values.getOrDefault(series, Double.NaN);
            if (!series.isCounter()) {
                return now;
            }
            return (now - before.values.getOrDefault(series, Double.NaN)) * 1e9 / (nanos - before.nanos);
        }
    }

    /** Both at one moment. */
    private record Pair(Reading ours, Reading theirs) {}

    /**
     * @param ours the one whose readings take no time
     * @param theirs the one that may wait for somebody
     */
    TwoWays(Source ours, Source theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /**
     * Reads at both ends of the window, and once before: some far ends answer what they are asked first at once, and what comes later at a
     * tick of their own. What both know, in no particular order.
     */
    List<Comparison> compare(Duration window) throws IOException, InterruptedException {
        var _ = read();
        Pair before = read();
        TimeUnit.NANOSECONDS.sleep(window.toNanos());
        return compared(before, read());
    }

    private Pair read() throws IOException, InterruptedException {
        Reading told = Reading.of(theirs);
        return new Pair(Reading.of(ours), told);
    }

    private static List<Comparison> compared(Pair before, Pair after) {
        List<Comparison> compared = new ArrayList<>();
        for (Series series : after.ours.values.keySet()) {
            double mine = after.ours.rate(series, before.ours);
            double other = after.theirs.rate(series, before.theirs);
            if (Double.isFinite(mine) && Double.isFinite(other)) {
                compared.add(new Comparison(series, mine, other));
            }
        }
        return compared;
    }
}
