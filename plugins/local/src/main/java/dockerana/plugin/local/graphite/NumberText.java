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
    private static final double FEW_BELOW = 2e6;
    private static final long[] POWERS = powers();
    private static final byte[] PAIRS = pairs();

    private NumberText() {}

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** 00 to 99: two digits at a time are found and not computed. */
    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    /** Writes a number that is one; tells where it ends. */
    static int write(double value, byte[] into, int begin) {
        double size = Math.abs(value);
        if (size < FEW_BELOW) {
            int thousandths = (int) (size * 1000 + 0.5);
            if (thousandths / 1000.0 == size) {
                return thousandths(thousandths, value < 0, into, begin);
            }
        }
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

    /** What most numbers are: of up to three decimals, and not great. */
    private static int thousandths(int thousandths, boolean negative, byte[] into, int begin) {
        int at = begin;
        if (negative) {
            into[at++] = '-';
        }
        int whole = (int) ((thousandths * 274_877_907L) >>> 38);
        int rest = thousandths - whole * 1000;
        at = few(whole, into, at);
        if (rest == 0) {
            return at;
        }
        int tenths = hundredth(rest);
        int pair = 2 * (rest - tenths * 100);
        into[at] = '.';
        into[at + 1] = (byte) ('0' + tenths);
        into[at + 2] = PAIRS[pair];
        into[at + 3] = PAIRS[pair + 1];
        return at + (PAIRS[pair + 1] != '0' ? 4 : PAIRS[pair] != '0' ? 3 : 2);
    }

    /** Writes what is not negative. */
    private static int few(int value, byte[] into, int begin) {
        int end = begin + (value < 100 ? value < 10 ? 1 : 2 : value < 10_000 ? value < 1000 ? 3 : 4 : digits(value));
        padded(value, into, begin, end);
        return end;
    }

    private static int digits(long size) {
        int digits = 1;
        while (digits < POWERS.length && size >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }

    private static int decimal(double value, byte[] into, int begin) {
        double size = Math.abs(value);
        boolean few = size >= FEW_BELOW && scaled(size, FEW_DECIMALS) / (double) POWERS[FEW_DECIMALS] == size;
        int decimals = few ? FEW_DECIMALS : sureDecimals(size);
        long scaled = scaled(size, decimals);
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
        int decimals = SURE_DIGITS - digits((long) size);
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
        int digits = digits(size);
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
        int at = end;
        while (at - begin > 1) {
            int hundredth = hundredth(rest);
            int pair = 2 * (rest - hundredth * 100);
            into[--at] = PAIRS[pair + 1];
            into[--at] = PAIRS[pair];
            rest = hundredth;
        }
        if (at > begin) {
            into[begin] = (byte) ('0' + rest);
        }
    }

    /** Of what is not negative. The compiler that is shipped with divides slowly. */
    static int tenth(int value) {
        return (int) ((value * 3_435_973_837L) >>> 35);
    }

    private static int hundredth(int value) {
        return (int) ((value * 1_374_389_535L) >>> 37);
    }
}
