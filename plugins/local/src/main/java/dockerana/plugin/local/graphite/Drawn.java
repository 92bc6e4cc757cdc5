package dockerana.plugin.local.graphite;

import dockerana.plugin.local.graphite.functions.TimeSeries;
import java.util.Arrays;
import java.util.Map;

/**
 * A series as it is answered: with as many points as there is room for.
 *
 * @param start the time of the first value
 * @param step the time between two
 * @param values NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of each would cost more than the whole answer
record Drawn(String name, Map<String, String> tags, long start, long step, double[] values) {
    /**
     * Of a series.
     *
     * @param time how long all series of the answer together are
     * @param room how many points there may be; 0 for any number
     */
    static Drawn of(TimeSeries series, long time, int room) {
        if (room == 1) {
            return from(series, series.start(), 0, Math.max(1, series.values().length));
        }
        if (room == 0 || room >= (double) time / series.step()) {
            return from(series, series.start(), 0, 1);
        }
        int together = (int) Math.ceil((double) time / series.step() / room);
        long longer = together * series.step();
        // Steps begin at multiples of their length, so that a drawing does not jitter when it is drawn again a little
        // later.
        long nudge = longer + series.start() % series.step() - series.start() % longer;
        int lost = (int) Math.min(series.values().length, Math.max(0, nudge / series.step() - 1));
        return from(series, series.start() + nudge, lost, together);
    }

    private static Drawn from(TimeSeries series, long start, int first, int together) {
        double[] values = series.consolidate(first, together);
        long step = series.step() * together;
        long most = Math.max(0, (series.end() - start) / step + (series.end() >= start ? 1 : 0));
        if (most < values.length) {
            values = Arrays.copyOf(values, (int) most);
        }
        return new Drawn(series.name(), series.tags(), start, step, values);
    }
}
