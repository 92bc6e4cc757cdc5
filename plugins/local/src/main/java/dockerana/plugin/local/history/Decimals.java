package dockerana.plugin.local.history;

/**
 * How many decimals of a number are kept: whole numbers and those of up to three decimals as they are, of all others seven digits or the whole
 * number, whichever is finer. What is kept differs from what was read by less than a millionth.
 */
final class Decimals {
    /** Whole numbers up to here are exact as doubles; beyond, numbers are kept bit by bit. */
    static final double GREATEST = 1L << 53;

    static final int MOST = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final int DIGITS = 7;
    private static final double SMALLEST = 1e-8;

    private Decimals() {}

    /** Ten to this power. */
    static double power(int decimals) {
        return POWERS[decimals];
    }

    /** How many decimals a number needs, or -1 if it is too great or too small for any. */
    static int of(double value) {
        double size = Math.abs(value);
        if (!(size < GREATEST) || (size < SMALLEST && size > 0)) {
            return -1;
        }
        if (size == Math.rint(size)) {
            return 0;
        }
        double thousandths = size * 1000;
        double whole = Math.rint(thousandths);
        if (thousandths < GREATEST && Math.abs(thousandths - whole) <= whole * 1e-15) {
            return 3;
        }
        int decimals = 0;
        while (decimals < MOST && size * POWERS[decimals] < POWERS[DIGITS - 1]) {
            decimals++;
        }
        return decimals;
    }
}
