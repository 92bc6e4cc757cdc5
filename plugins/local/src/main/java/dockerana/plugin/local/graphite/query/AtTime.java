package dockerana.plugin.local.graphite.query;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instants in the manner of {@code at}: seconds since 1970, {@code now}, {@code -1h}, {@code midnight+30min}, {@code 14:30_20261125},
 * {@code 6pm yesterday}, {@code noon_monday}, {@code 11/25/26}.
 *
 * @param now what {@code now} is, in seconds since 1970
 * @param zone where a day begins at midnight
 */
public record AtTime(long now, ZoneId zone) {
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(am|pm)?|(\\d{1,2})(am|pm)");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern AMERICAN_DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{1,4})");
    private static final Pattern MONTH_AND_DAY = Pattern.compile("([a-z]{3})[a-z]*?(\\d{1,2})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** In seconds since 1970. */
    public long parse(String text) {
        String packed = text.strip().toLowerCase(Locale.ROOT).replaceAll("[_, ]", "");
        try {
            if (packed.matches("\\d{1,11}") && !isDate(packed)) {
                return Long.parseLong(packed);
            }
            int sign = packed.indexOf('+') >= 0 ? packed.indexOf('+') : packed.indexOf('-');
            String reference = sign < 0 ? packed : packed.substring(0, sign);
            long offset = sign < 0 ? 0 : TimeOffset.seconds(packed.substring(sign));
            return reference(reference) + offset;
        } catch (DateTimeException | NumberFormatException e) {
            throw unknown(text);
        }
    }

    private static boolean isDate(String digits) {
        return digits.length() == 8
                && Integer.parseInt(digits.substring(0, 4)) > 1900
                && Integer.parseInt(digits.substring(4, 6)) < 13
                && Integer.parseInt(digits.substring(6)) < 32;
    }

    private long reference(String text) {
        if (text.isEmpty() || text.equals("now")) {
            return now;
        }
        LocalTime time = LocalTime.MIDNIGHT;
        String day = text;
        Matcher clock = CLOCK.matcher(text);
        if (clock.lookingAt()) {
            time = clock(clock);
            day = text.substring(clock.end());
        } else {
            for (var named : List.of(new Named("noon", 12), new Named("midnight", 0), new Named("teatime", 16))) {
                if (text.startsWith(named.name)) {
                    time = LocalTime.of(named.hour, 0);
                    day = text.substring(named.name.length());
                }
            }
        }
        return day(day).atTime(time).atZone(zone).toEpochSecond();
    }

    private record Named(String name, int hour) {}

    private static LocalTime clock(Matcher clock) {
        boolean minutes = clock.group(1) != null;
        int hour = Integer.parseInt(minutes ? clock.group(1) : clock.group(4));
        String half = minutes ? clock.group(3) : clock.group(5);
        return LocalTime.of(
                "pm".equals(half) ? (hour + 12) % 24 : hour, minutes ? Integer.parseInt(clock.group(2)) : 0);
    }

    private LocalDate day(String text) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochSecond(now), zone);
        Matcher date = DATE.matcher(text);
        Matcher american = AMERICAN_DATE.matcher(text);
        Matcher month = MONTH_AND_DAY.matcher(text);
        switch (text) {
            case "", "today" -> {
                return today;
            }
            case "yesterday" -> {
                return today.minusDays(1);
            }
            case "tomorrow" -> {
                return today.plusDays(1);
            }
            default -> {}
        }
        if (date.matches()) {
            return LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
        }
        if (american.matches()) {
            return LocalDate.of(year(number(american, 3)), number(american, 1), number(american, 2));
        }
        if (month.matches() && MONTHS.contains(month.group(1))) {
            return LocalDate.of(today.getYear(), MONTHS.indexOf(month.group(1)) + 1, number(month, 2));
        }
        int weekday = text.length() < 3 ? -1 : WEEKDAYS.indexOf(text.substring(0, 3));
        if (weekday < 0) {
            throw unknown(text);
        }
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(weekday + 1)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int year(int written) {
        int year = written < 1900 ? written + 1900 : written;
        return year < 1970 ? year + 100 : year;
    }

    private static QueryException unknown(String text) {
        return new QueryException(
                "'%s' is no time; write seconds since 1970, now, -1h, midnight, 14:30_20261125 or similar"
                        .formatted(text));
    }
}
