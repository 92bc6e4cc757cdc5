package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.QueryException;
import java.util.List;

/**
 * Several series brought to one step, the least common multiple of theirs. Values of one index belong together, as graphite-web has it; a
 * series that is shorter than others has none at their end.
 *
 * @param columns the values of each series at that step
 * @param rows how many values the longest has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and made for one function to read
record Aligned(long start, long end, long step, double[][] columns, int rows) {
    /** Of at least one series. */
    static Aligned of(List<TimeSeries> all, Budget budget) {
        long step = all.getFirst().step();
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (TimeSeries series : all) {
            step = leastCommonMultiple(step, series.step());
            start = Math.min(start, series.start());
            end = Math.max(end, series.end());
        }
        double[][] columns = new double[all.size()][];
        int rows = 0;
        for (int i = 0; i < columns.length; i++) {
            TimeSeries series = all.get(i);
            budget.work(series.values().length);
            columns[i] = series.consolidate(0, (int) Math.min(Integer.MAX_VALUE, step / series.step()));
            rows = Math.max(rows, columns[i].length);
        }
        budget.hold(rows);
        return new Aligned(start, end - (end - start) % step, step, columns, rows);
    }

    private static long leastCommonMultiple(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        try {
            return Math.multiplyExact(a / x, b);
        } catch (ArithmeticException e) {
            throw new QueryException("the steps of these series have no common multiple of use; summarize them first");
        }
    }

    /** The values of one index. */
    void row(int index, double[] into) {
        for (int i = 0; i < columns.length; i++) {
            into[i] = index < columns[i].length ? columns[i][index] : Double.NaN;
        }
    }

    /** One series out of them. */
    interface RowFunction {
        double of(double[] row);
    }

    double[] each(RowFunction function) {
        double[] values = new double[rows];
        double[] row = new double[columns.length];
        for (int i = 0; i < rows; i++) {
            row(i, row);
            values[i] = function.of(row);
        }
        return values;
    }
}
