package dockerana.plugin.local.graphite.query;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stretches of time as Graphite writes them: {@code 1h}, {@code -5min}, {@code 2d12h}, {@code +1mon}. */
public final class TimeOffset {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})([a-z]+)");
    private static final long DAY = 86_400;
    private static final long LONGEST = 200 * 365 * DAY;

    private TimeOffset() {}

    /** In seconds; a month has 30 days, a year 365. Without a sign it is positive. */
    public static long seconds(String text) {
        String offset = text.strip().toLowerCase(Locale.ROOT);
        boolean signed = offset.startsWith("-") || offset.startsWith("+");
        Matcher part = PART.matcher(offset).region(signed ? 1 : 0, offset.length());
        long sum = 0;
        int read = signed ? 1 : 0;
        while (part.find() && part.start() == read) {
            sum += Long.parseLong(part.group(1)) * unit(part.group(2), text);
            read = part.end();
        }
        if (read < offset.length() || sum > LONGEST) {
            throw new QueryException(
                    "'%s' is no stretch of time; write a number and s, min, h, d, w, mon or y".formatted(text));
        }
        return offset.startsWith("-") ? -sum : sum;
    }

    /** The same, of something that has to take time, such as the width of a bucket. */
    public static long interval(String text) {
        long seconds = Math.abs(seconds(text));
        if (seconds == 0) {
            throw new QueryException("'%s' is too short; at least 1s".formatted(text));
        }
        return seconds;
    }

    private static long unit(String name, String text) {
        // Beginnings are enough, and "m" alone would be minutes or months.
        if (name.startsWith("min")) {
            return 60;
        }
        if (name.startsWith("mon")) {
            return 30 * DAY;
        }
        return switch (name.charAt(0)) {
            case 's' -> 1;
            case 'h' -> 3600;
            case 'd' -> DAY;
            case 'w' -> 7 * DAY;
            case 'y' -> 365 * DAY;
            default ->
                throw new QueryException(
                        "'%s' in '%s' is no unit of time; write s, min, h, d, w, mon or y".formatted(name, text));
        };
    }
}
