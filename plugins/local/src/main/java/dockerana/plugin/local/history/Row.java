package dockerana.plugin.local.history;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What one source measured at one time.
 *
 * @param second of its slot, since 1970
 * @param layout whose values they are
 * @param values NaN where there is none; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, and never compared
record Row(long second, Layout layout, double[] values) {
    double of(int id) {
        int index = layout.indexOf(id);
        return index < 0 ? Double.NaN : values[index];
    }

    /** This row with what only another one of the same time has: a source that was started anew may read twice. */
    Row over(Row before) {
        int[] ids = IntStream.concat(Arrays.stream(layout.sorted()), Arrays.stream(before.layout.sorted()))
                .sorted()
                .distinct()
                .toArray();
        double[] both = new double[ids.length];
        for (int i = 0; i < ids.length; i++) {
            double value = of(ids[i]);
            both[i] = Double.isNaN(value) ? before.of(ids[i]) : value;
        }
        return new Row(second, new Layout(ids), both);
    }

    /** As it is logged: the numbers of the series as differences, then their values bit by bit. */
    void pack(PackedOutput out) {
        out.number(layout.size());
        int before = 0;
        for (int i = 0; i < layout.size(); i++) {
            long difference = (long) layout.id(i) - before;
            out.number(difference << 1 ^ difference >> 63);
            before = layout.id(i);
        }
        for (double value : values) {
            out.real(value);
        }
    }

    /** @param known the layout of the row before, which is used again if it fits */
    static Row unpack(long second, byte[] bytes, Layout known) {
        PackedInput in = new PackedInput(bytes);
        int[] ids = new int[in.countOf(1 + Double.BYTES)];
        int before = 0;
        for (int i = 0; i < ids.length; i++) {
            long zigzag = in.number();
            before += (int) (zigzag >>> 1 ^ -(zigzag & 1));
            ids[i] = before;
        }
        double[] values = new double[ids.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.real();
        }
        return new Row(second, known.isOf(ids) ? known : new Layout(ids), values);
    }
}
