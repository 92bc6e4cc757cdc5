package dockerana.runtime.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes: a number and a unit, never one without the other. */
final class Units {
    private static final Pattern QUANTITY = Pattern.compile("((?:0|[1-9][0-9]*)(?:\\.[0-9]+)?)\\s*([A-Za-zµ]*)");

    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private static final Map<String, Long> BYTES = Map.of(
            "B", 1L,
            "kB", 1_000L,
            "MB", 1_000_000L,
            "GB", 1_000_000_000L,
            "TB", 1_000_000_000_000L,
            "KiB", 1L << 10,
            "MiB", 1L << 20,
            "GiB", 1L << 30,
            "TiB", 1L << 40);

    private Units() {}

    /** @throws IllegalArgumentException if it is none */
    static Duration duration(String text) {
        return Duration.ofNanos(quantity(text, NANOS, "a duration such as 10s", "ms, s, m, h, d"));
    }

    /** @throws IllegalArgumentException if it is none */
    static long bytes(String text) {
        return quantity(text, BYTES, "a size such as 256 KiB", "B, KiB, MiB, GiB, TiB, kB, MB, GB, TB");
    }

    private static long quantity(String text, Map<String, Long> units, String what, String names) {
        Matcher parts = QUANTITY.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is not %s".formatted(text, what));
        }
        if (parts.group(2).isEmpty()) {
            throw new IllegalArgumentException("'%s' has no unit; expected %s".formatted(text, what));
        }
        Long factor = units.get(parts.group(2));
        if (factor == null) {
            throw new IllegalArgumentException("'%s' has an unknown unit; known are %s".formatted(text, names));
        }
        try {
            return product(parts.group(1), factor);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is too large or too finely divided".formatted(text), e);
        }
    }

    /** Whole numbers without {@link BigDecimal}, whose class alone takes as long to get ready as ten plugins to be loaded. */
    private static long product(String number, long factor) {
        return number.indexOf('.') < 0
                ? Math.multiplyExact(Long.parseLong(number), factor)
                : new BigDecimal(number).multiply(BigDecimal.valueOf(factor)).longValueExact();
    }
}
