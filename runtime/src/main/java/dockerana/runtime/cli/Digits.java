package dockerana.runtime.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: no more digits than tell something, and no exponents. */
final class Digits {
    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final double WHOLE_FROM = 1e6;

    private Digits() {}

    static String of(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal shown =
                Math.abs(number) >= WHOLE_FROM ? exact.setScale(0, RoundingMode.HALF_EVEN) : exact.round(SIX);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}
