package dockerana.plugin.logs;

/** Numbers as they are written in logs: {@code 12}, {@code -0.5}, {@code 1.2e-3}. */
final class Decimal {
    /** Longer than any number that means something. */
    private static final int LONGEST = 40;

    private Decimal() {}

    /** The number between two places; NaN if something else is there. */
    static double parse(CharSequence text, int from, int to) {
        int at = digits(text, sign(text, from, to), to);
        int whole = at - sign(text, from, to);
        int fraction = 0;
        if (at < to && text.charAt(at) == '.') {
            int end = digits(text, at + 1, to);
            fraction = end - at - 1;
            at = end;
        }
        if (whole + fraction > 0 && at < to && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = sign(text, at + 1, to);
            int end = digits(text, exponent, to);
            at = end > exponent ? end : at;
        }
        boolean all = at == to && whole + fraction > 0 && to - from <= LONGEST;
        return all ? Double.parseDouble(text.subSequence(from, to).toString()) : Double.NaN;
    }

    private static int sign(CharSequence text, int from, int to) {
        return from < to && (text.charAt(from) == '-' || text.charAt(from) == '+') ? from + 1 : from;
    }

    private static int digits(CharSequence text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
