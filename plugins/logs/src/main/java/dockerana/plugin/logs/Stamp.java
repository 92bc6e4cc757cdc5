package dockerana.plugin.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Reads times such as {@code 2026-01-31T23:59:59.123456789Z}, with any number of decimals and any zone. Lines that follow each other are
 * mostly of one minute, so only its seconds are computed anew. Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339">RFC 3339</a>
 */
final class Stamp {
    /** What is no time; nothing was written that long ago. */
    static final long NONE = Long.MIN_VALUE;

    /** {@code 2026-01-31T23:59:}. */
    private static final int MINUTE = 17;

    private static final int SECOND = MINUTE + 2;
    private static final int DECIMALS = 9;
    private static final long NANOS = 1_000_000_000;

    private final byte[] minute = new byte[MINUTE];
    private long minuteSeconds;

    /** Nanoseconds since 1970, or {@link #NONE}. */
    long nanos(byte[] bytes, int from, int to) {
        if (to - from <= SECOND || !knows(bytes, from)) {
            return NONE;
        }
        int seconds = number(bytes, from + MINUTE, 2);
        int at = from + SECOND;
        long nanos = 0;
        if (bytes[at] == '.') {
            int decimals = 0;
            for (at++; at < to && isDigit(bytes[at]); at++) {
                if (decimals++ < DECIMALS) {
                    nanos = nanos * 10 + bytes[at] - '0';
                }
            }
            for (; decimals < DECIMALS; decimals++) {
                nanos *= 10;
            }
        }
        int offset = zone(bytes, at, to);
        if (seconds < 0 || offset == Integer.MIN_VALUE) {
            return NONE;
        }
        return (minuteSeconds + seconds - offset) * NANOS + nanos;
    }

    /** That of an instant. */
    static long of(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    private boolean knows(byte[] bytes, int from) {
        if (Arrays.equals(bytes, from, from + MINUTE, minute, 0, MINUTE)) {
            return true;
        }
        int year = number(bytes, from, 4);
        int month = number(bytes, from + 5, 2);
        int day = number(bytes, from + 8, 2);
        int hours = number(bytes, from + 11, 2);
        int minutes = number(bytes, from + 14, 2);
        boolean valid = year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && hours >= 0
                && minutes >= 0
                && bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':';
        if (valid) {
            long days = LocalDate.of(year, month, 1).toEpochDay() + day - 1;
            minuteSeconds = ((days * 24 + hours) * 60 + minutes) * 60;
            System.arraycopy(bytes, from, minute, 0, MINUTE);
        }
        return valid;
    }

    /** Seconds east of Greenwich; {@link Integer#MIN_VALUE} if it is no zone. */
    private static int zone(byte[] bytes, int at, int to) {
        if (at + 1 == to && bytes[at] == 'Z') {
            return 0;
        }
        if (at + 6 != to || bytes[at + 3] != ':' || (bytes[at] != '+' && bytes[at] != '-')) {
            return Integer.MIN_VALUE;
        }
        int hours = number(bytes, at + 1, 2);
        int minutes = number(bytes, at + 4, 2);
        int seconds = (hours * 60 + minutes) * 60;
        return hours < 0 || minutes < 0 ? Integer.MIN_VALUE : bytes[at] == '-' ? -seconds : seconds;
    }

    /** A number of so many digits; -1 if it is none, which no part of a time is. */
    static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (!isDigit(bytes[i])) {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
