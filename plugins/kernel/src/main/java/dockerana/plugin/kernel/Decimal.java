package dockerana.plugin.kernel;

/** Reads a number in ASCII, whole or with a decimal point, 0 or more. */
final class Decimal {
    /** What fits into a long: a counter that shows more is a kernel's error, such as a negative number printed without its sign. */
    static final int MOST_DIGITS = 18;

    private Decimal() {}

    /** The number from one place up to another; NaN if it is none. */
    static double of(byte[] ascii, int from, int to) {
        int point = from;
        while (point < to && ascii[point] != '.') {
            point++;
        }
        double whole = whole(ascii, from, point);
        return point == to ? whole : whole + whole(ascii, point + 1, to) / powerOfTen(to - point - 1);
    }

    private static double whole(byte[] ascii, int from, int to) {
        if (from >= to || to - from > MOST_DIGITS) {
            return Double.NaN;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(ascii[i])) {
                return Double.NaN;
            }
            number = number * 10 + ascii[i] - '0';
        }
        return number;
    }

    private static double powerOfTen(int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
