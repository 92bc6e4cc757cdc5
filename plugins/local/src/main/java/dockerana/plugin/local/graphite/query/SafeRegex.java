package dockerana.plugin.local.graphite.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;

/** Regular expressions of clients: they take linear time, and no more memory than their length suggests. */
public final class SafeRegex {
    private static final int LONGEST = 1000;
    private static final int MOST_REPEATS = 1000;
    private static final java.util.regex.Pattern REPEAT = java.util.regex.Pattern.compile("\\{(\\d+)?(?:,(\\d*))?\\}");

    private SafeRegex() {}

    /** Compiles what a client wrote. Look-around and back references are not to be had. */
    public static Pattern compile(String regex) {
        if (regex.length() > LONGEST) {
            throw new QueryException("a regular expression may have at most %d characters".formatted(LONGEST));
        }
        refuseManyRepeats(regex);
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new QueryException("'%s' is no regular expression that is understood here (%s); look-around is not"
                    .formatted(regex, e.getDescription()));
        }
    }

    /** {@code (a{1000}){1000}} would be a million instructions. */
    private static void refuseManyRepeats(String regex) {
        long product = 1;
        Matcher matcher = REPEAT.matcher(regex);
        while (matcher.find()) {
            String most = Optional.ofNullable(matcher.group(2))
                    .filter(n -> !n.isEmpty())
                    .orElse(matcher.group(1));
            if (most != null && !most.isEmpty()) {
                product *= most.length() > 4 ? MOST_REPEATS + 1 : Math.max(1, Integer.parseInt(most));
            }
            if (product > MOST_REPEATS) {
                throw new QueryException(
                        "the numbers in braces of '%s' make it too large; use * or +".formatted(regex));
            }
        }
    }
}
