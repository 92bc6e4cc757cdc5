package dockerana.plugin.statsd;

import java.math.BigDecimal;

/**
 * Lines of StatsD's protocol for one datagram, ASCII.
 *
 * @see <a href="https://github.com/statsd/statsd/blob/master/docs/metric_types.md">StatsD's metric types</a>
 */
final class Packet {
    /** Up to here every whole number is a double of its own. */
    private static final double WHOLE = 1L << 53;

    private final int size;
    private final StringBuilder lines;
    private int before;

    /** @param size bytes at most */
    Packet(int size) {
        this.size = size;
        this.lines = new StringBuilder(size);
    }

    /** Adds how far a counter grew. Returns false if there was no room; it is as before then. */
    boolean addCounter(String name, double delta) {
        begin();
        line(name, delta, "|c");
        return fits();
    }

    /** Adds a reading; below zero as two lines, for a sign makes StatsD add. Returns false if there was no room; it is as before then. */
    boolean addGauge(String name, double value) {
        begin();
        if (value < 0) {
            line(name, 0, "|g");
            lines.append('\n');
        }
        line(name, value, "|g");
        return fits();
    }

    private void begin() {
        before = lines.length();
        if (before > 0) {
            lines.append('\n');
        }
    }

    private boolean fits() {
        if (lines.length() <= size) {
            return true;
        }
        lines.setLength(before);
        return false;
    }

    private void line(String name, double value, String type) {
        lines.append(name).append(':');
        if (Math.abs(value) < WHOLE && value == (long) value) {
            lines.append((long) value);
        } else {
            decimal(value);
        }
        lines.append(type);
    }

    /** The shortest decimal that means the very same double, without an exponent: not every server reads one. */
    private void decimal(double value) {
        int from = lines.length();
        lines.append(value);
        if (lines.indexOf("E", from) >= 0) {
            String plain =
                    new BigDecimal(lines.substring(from)).stripTrailingZeros().toPlainString();
            lines.setLength(from);
            lines.append(plain);
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** What is in it; it is empty afterwards. */
    String take() {
        String taken = lines.toString();
        lines.setLength(0);
        return taken;
    }
}
