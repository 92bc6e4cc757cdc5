package dockerana.plugin.local.history;

/**
 * Packs a run of numbers: each as its difference to the one before, at as many decimals as {@link Decimals} wants. Repetitions and gaps take two
 * bytes, whatever their length. An even number is a difference; an odd one says what follows.
 */
final class Values {
    private static final int GAP = 0;
    private static final int REPEAT = 1;
    private static final int EXACT = 2;
    private static final int SCALE = 3;

    private static final double ROOMY = 1e9;

    /** Fewer of the same are shorter one by one. */
    private static final int WORTH_COUNTING = 3;

    private Values() {}

    static void pack(double[] values, int from, int count, PackedOutput out) {
        int decimals = 0;
        long before = 0;
        for (int i = from; i < from + count; ) {
            double value = values[i];
            int same = same(values, i, from + count);
            if (Double.isNaN(value)) {
                special(GAP, out);
                out.number(same);
                i += same;
                continue;
            }
            if (i > from && same >= WORTH_COUNTING && value == values[i - 1]) {
                special(REPEAT, out);
                out.number(same);
                i += same;
                continue;
            }
            int needed = Decimals.of(value);
            if (needed < 0) {
                special(EXACT, out);
                out.real(value);
            } else {
                if (!fits(value, needed, decimals)) {
                    special(SCALE + needed, out);
                    before = rescaled(before, decimals, needed);
                    decimals = needed;
                }
                long whole = (long) Math.rint(value * Decimals.power(decimals));
                long difference = whole - before;
                out.number((difference << 1 ^ difference >> 63) << 1);
                before = whole;
            }
            i++;
        }
    }

    /** How often a number comes in a row, or how many are missing. */
    private static int same(double[] values, int from, int end) {
        int i = from + 1;
        while (i < end && Double.compare(values[i], values[from]) == 0) {
            i++;
        }
        return i - from;
    }

    private static void special(int what, PackedOutput out) {
        out.number(what << 1 | 1);
    }

    /** Whether the scale that is in force will do: it changes seldom where numbers are of one size. */
    private static boolean fits(double value, int needed, int decimals) {
        return decimals == needed || (decimals > needed && Math.abs(value) * Decimals.power(decimals) < ROOMY);
    }

    private static long rescaled(long before, int old, int decimals) {
        double scaled = (double) before / Decimals.power(old) * Decimals.power(decimals);
        return Math.abs(scaled) < Decimals.GREATEST ? (long) scaled : 0;
    }

    /**
     * Unpacks a run into an array; what would be outside of it is left out, and what is missing leaves the array as it was.
     *
     * @param at the index of the first number; may be negative
     */
    static void unpack(PackedInput in, int count, double[] into, int at) {
        int decimals = 0;
        long before = 0;
        double value = Double.NaN;
        for (int i = at; i < at + count; ) {
            long word = in.number();
            if ((word & 1) == 0) {
                long zigzag = word >>> 1;
                before += zigzag >>> 1 ^ -(zigzag & 1);
                value = before / Decimals.power(decimals);
                i = put(value, 1, into, i);
                continue;
            }
            int what = (int) (word >>> 1);
            switch (what) {
                case GAP -> i += in.count();
                case REPEAT -> i = put(value, in.count(), into, i);
                case EXACT -> {
                    value = in.real();
                    i = put(value, 1, into, i);
                }
                default -> {
                    if (what < SCALE || what > SCALE + Decimals.MOST) {
                        throw new UnfitStore("damaged");
                    }
                    before = rescaled(before, decimals, what - SCALE);
                    decimals = what - SCALE;
                }
            }
        }
    }

    private static int put(double value, int times, double[] into, int at) {
        for (int i = Math.max(at, 0); i < Math.min(at + times, into.length); i++) {
            into[i] = value;
        }
        return at + times;
    }
}
