package dockerana.plugin.logs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the record of a line tells of patterns: those that were found in it, each with its value, if it has one. Confined to one thread. */
final class Marks {
    static final String FIELD = "dockerana.patterns";
    private static final MathContext DIGITS = new MathContext(12);
    private static final int PLAIN = 15;

    private final List<Sought> sought;

    /** @param sought those for the lines of the log */
    Marks(List<Sought> sought) {
        this.sought = sought;
    }

    /** The attributes of a line; empty if nothing is found in it. */
    Map<String, Object> in(int stream, String text) {
        Map<String, String> found = Map.of();
        for (Sought pattern : sought) {
            if (pattern.takes(stream) && pattern.isIn(text)) {
                found = found.isEmpty() ? new LinkedHashMap<>() : found;
                found.put(pattern.name(), written(pattern.value(text)));
            }
        }
        return found.isEmpty() ? Map.of() : Map.of(FIELD, found);
    }

    private static String written(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal number = new BigDecimal(value, DIGITS).stripTrailingZeros();
        return Math.abs(number.scale()) <= PLAIN ? number.toPlainString() : number.toString();
    }
}
