package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Reads when a line says that it was written, at its beginning: {@code 2026-01-31T23:59:59.123456+01:00}, with a blank, slashes or a comma as
 * well, and without a zone; or {@code Jan 31 23:59:59}, as syslog has it. Confined to one thread.
 */
final class Written {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /** {@code Jan 31 23:59:59}. */
    private static final int SYSLOG = 15;

    /** {@code 2026-01-31 23:59:59}. */
    private static final int SECOND = 19;

    private static final Duration AHEAD = Duration.ofDays(1);

    private final InstantSource clock;
    private final ZoneId zone;
    private final Stamp stamp = new Stamp();

    /** @param zone of times that do not tell theirs */
    Written(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** Nanoseconds since 1970; {@link Stamp#NONE} if it does not say so. */
    long nanos(byte[] bytes, int from, int to) {
        int begin = from < to && bytes[from] == '[' ? from + 1 : from;
        if (to - begin < SYSLOG) {
            return Stamp.NONE;
        }
        try {
            return Stamp.isDigit(bytes[begin]) ? dated(bytes, begin, to) : syslog(bytes, begin);
        } catch (DateTimeException e) {
            return Stamp.NONE;
        }
    }

    private long dated(byte[] bytes, int from, int to) {
        int second = from + SECOND;
        if (second > to || (bytes[from + 4] != '-' && bytes[from + 4] != '/') || bytes[from + 13] != ':') {
            return Stamp.NONE;
        }
        int end = second;
        long nanos = 0;
        if (end < to && (bytes[end] == '.' || bytes[end] == ',')) {
            int decimals = 0;
            for (end++; end < to && Stamp.isDigit(bytes[end]); end++) {
                if (decimals++ < 9) {
                    nanos = nanos * 10 + bytes[end] - '0';
                }
            }
            for (; decimals < 9; decimals++) {
                nanos *= 10;
            }
        }
        int zoned = zoned(bytes, end, to);
        if (zoned > end && bytes[from + 4] == '-' && (end == second || bytes[second] == '.')) {
            return stamp.nanos(bytes, from, zoned);
        }
        return local(
                LocalDateTime.of(
                        Stamp.number(bytes, from, 4),
                        Stamp.number(bytes, from + 5, 2),
                        Stamp.number(bytes, from + 8, 2),
                        Stamp.number(bytes, from + 11, 2),
                        Stamp.number(bytes, from + 14, 2),
                        Stamp.number(bytes, from + 17, 2)),
                nanos);
    }

    /** Where a zone ends that begins there; there if none does. */
    private static int zoned(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == 'Z') {
            return from + 1;
        }
        boolean offset = from + 6 <= to && (bytes[from] == '+' || bytes[from] == '-') && bytes[from + 3] == ':';
        return offset ? from + 6 : from;
    }

    private long syslog(byte[] bytes, int from) {
        int month = MONTHS.indexOf(new String(bytes, from, 3, US_ASCII));
        if (month < 0
                || month % 3 != 0
                || bytes[from + 3] != ' '
                || bytes[from + 9] != ':'
                || bytes[from + 12] != ':') {
            return Stamp.NONE;
        }
        int day = bytes[from + 4] == ' ' ? Stamp.number(bytes, from + 5, 1) : Stamp.number(bytes, from + 4, 2);
        Instant now = clock.instant();
        LocalDateTime time = LocalDateTime.of(
                now.atZone(zone).getYear(),
                month / 3 + 1,
                day,
                Stamp.number(bytes, from + 7, 2),
                Stamp.number(bytes, from + 10, 2),
                Stamp.number(bytes, from + 13, 2));
        boolean lastYear = time.atZone(zone).toInstant().isAfter(now.plus(AHEAD));
        return local(lastYear ? time.minusYears(1) : time, 0);
    }

    private long local(LocalDateTime time, long nanos) {
        return Stamp.of(time.atZone(zone).toInstant()) + nanos;
    }
}
