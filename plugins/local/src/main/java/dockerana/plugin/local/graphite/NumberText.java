package dockerana.plugin.local.graphite;

import java.nio.charset.StandardCharsets;

/**
 * Numbers in ASCII, as JSON takes them. A number of at most 15 digits is written as it is, others with as many: that is what a double is sure
 * of, and finding more takes five times as long.
 */
final class NumberText {
    /** No number is longer. */
    static final int LONGEST = 32;

    private static final int SURE_DIGITS = 15;
    private static final int FEW_DECIMALS = 3;
    private static final double WHOLE_BELOW = 1e15;
    private static final double DECIMAL_FROM = 1e-3;
    private static final int BILLION = 1_000_000_000;
    private static final int DIGITS_OF_BILLIONTHS = 9;
    private static final long[] POWERS = powers();

    private NumberText() {}

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** Writes a number that is one; tells where it ends. */
    static int write(double value, byte[] into, int begin) {
        double size = Math.abs(value);
        if (size < WHOLE_BELOW && value == Math.rint(value)) {
            return write((long) value, into, begin);
        }
        if (size < WHOLE_BELOW && size >= DECIMAL_FROM) {
            return decimal(value, into, begin);
        }
        byte[] text = Double.toString(value).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, into, begin, text.length);
        return begin + text.length;
    }

    private static int decimal(double value, byte[] into, int begin) {
        double size = Math.abs(value);
        int decimals = FEW_DECIMALS;
        long scaled = scaled(size, decimals);
        if (scaled / (double) POWERS[decimals] != size) {
            decimals = sureDecimals(size);
            scaled = scaled(size, decimals);
        }
        int at = begin;
        if (value < 0) {
            into[at++] = '-';
        }
        long whole = (long) size;
        long rest = scaled - whole * POWERS[decimals];
        if (rest >= POWERS[decimals]) { // rounded up to the next whole one
            whole++;
            rest -= POWERS[decimals];
        }
        at = write(whole, into, at);
        into[at] = '.';
        padded(rest, decimals, into, at + 1);
        int end = at + 1 + decimals;
        while (into[end - 1] == '0') {
            end--;
        }
        return into[end - 1] == '.' ? end - 1 : end;
    }

    private static long scaled(double size, int decimals) {
        return (long) (size * POWERS[decimals] + 0.5);
    }

    private static int sureDecimals(double size) {
        int decimals = SURE_DIGITS - 1;
        for (double power = 10; size >= power; power *= 10) {
            decimals--;
        }
        for (double power = 1; size < power; power /= 10) {
            decimals++;
        }
        return decimals;
    }

    static int write(long value, byte[] into, int begin) {
        int at = begin;
        if (value < 0) {
            into[at++] = '-';
        }
        long size = Math.abs(value);
        int digits = 1;
        while (digits < POWERS.length && size >= POWERS[digits]) {
            digits++;
        }
        padded(size, digits, into, at);
        return at + digits;
    }

    /** With zeros before it. */
    private static void padded(long value, int digits, byte[] into, int begin) {
        int end = begin + digits;
        long rest = value;
        while (rest >= BILLION) {
            long billions = rest / BILLION;
            padded((int) (rest - billions * BILLION), into, end - DIGITS_OF_BILLIONTHS, end);
            end -= DIGITS_OF_BILLIONTHS;
            rest = billions;
        }
        padded((int) rest, into, begin, end);
    }

    private static void padded(int value, byte[] into, int begin, int end) {
        int rest = value;
        for (int i = end - 1; i >= begin; i--) {
            int tenth = tenth(rest);
            into[i] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
    }

    /** Of what is not negative. The compiler that is shipped with divides slowly. */
    static int tenth(int value) {
        return (int) ((value * 3_435_973_837L) >>> 35);
    }
}
