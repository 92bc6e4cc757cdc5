package dockerana.plugin.elasticsearch;

import java.time.Instant;

/** Times in nanoseconds as text: {@code 2026-11-23T10:00:00.123456789Z}. Confined to one thread. */
final class Timestamp {
    private static final long NANOS = 1_000_000_000;

    private long second = Long.MIN_VALUE;
    private String beginning = "";

    /** Appends one, in quotes. */
    void append(JsonBytes to, long timeNanos) {
        long its = Math.floorDiv(timeNanos, NANOS);
        if (its != second) {
            second = its;
            String text = Instant.ofEpochSecond(its).toString(); // without a fraction, for it has none
            beginning = '"' + text.substring(0, text.length() - 1) + '.';
        }
        to.raw(beginning).digits(Math.floorMod(timeNanos, NANOS), 9).raw("Z\"");
    }
}
