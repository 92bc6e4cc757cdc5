package dockerana.plugin.local.graphite.functions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Python writes them: names of series contain them. */
final class PythonText {
    private static final int SIGNIFICANT_OF_G = 6;
    private static final int SIGNIFICANT_OF_REPR = 17;

    private PythonText() {}

    /** As {@code %g} does. */
    static String general(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : special(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(SIGNIFICANT_OF_G, RoundingMode.HALF_EVEN));
        return write(rounded.stripTrailingZeros(), SIGNIFICANT_OF_G);
    }

    /** As {@code str()} does. */
    static String of(Object value) {
        return switch (value) {
            case Double number -> repr(number);
            case Boolean flag -> flag ? "True" : "False";
            default -> value.toString();
        };
    }

    private static String repr(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        String digits = write(new BigDecimal(Double.toString(value)).stripTrailingZeros(), SIGNIFICANT_OF_REPR - 1);
        return digits.contains(".") || digits.contains("e") ? digits : digits + ".0";
    }

    private static String write(BigDecimal value, int mostDigits) {
        int exponent = value.precision() - value.scale() - 1;
        if (value.signum() == 0 || (exponent >= -4 && exponent < mostDigits)) {
            return value.toPlainString();
        }
        BigDecimal mantissa = value.movePointLeft(exponent).stripTrailingZeros();
        return "%se%s%02d".formatted(mantissa.toPlainString(), exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }

    /** As {@code round(value, digits)} does: to the nearest, of two equally near ones to the even one. */
    static double round(double value, int digits) {
        if (!Double.isFinite(value)) {
            return value;
        }
        double scaled = value * Math.pow(10, digits);
        double fraction = scaled - Math.floor(scaled);
        boolean clear = digits >= 0 && digits <= 15 && Math.abs(scaled) < 1L << 40 && Math.abs(fraction - 0.5) > 1e-3;
        return clear
                ? Math.rint(scaled) / Math.pow(10, digits)
                : new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }
}
