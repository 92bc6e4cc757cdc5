package dockerana.plugin.logs;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the log of a container begins that was there before the agent: {@code now}, {@code beginning}, or so long ago, such as {@code 10m}.
 *
 * @param back how far back; empty for all there is
 */
record Start(Optional<Duration> back) {
    static final Start NOW = new Start(Optional.of(Duration.ZERO));
    private static final Pattern AGO = Pattern.compile("(\\d{1,9})\\s*([a-z]+)");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    /** @throws IllegalArgumentException if it is none of these */
    static Start parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("now")) {
            return NOW;
        }
        if (word.equals("beginning")) {
            return new Start(Optional.empty());
        }
        Matcher ago = AGO.matcher(word);
        Duration unit = ago.matches() ? UNITS.get(ago.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "expected 'now', 'beginning', or a number with one of the units s, m, h, d, such as 10m");
        }
        return new Start(Optional.of(unit.multipliedBy(Long.parseLong(ago.group(1)))));
    }

    boolean isNow() {
        return back.isPresent() && back.get().isZero();
    }

    @Override
    public String toString() {
        return back.map(ago -> ago.isZero() ? "now" : ago.toSeconds() + "s").orElse("beginning");
    }
}
