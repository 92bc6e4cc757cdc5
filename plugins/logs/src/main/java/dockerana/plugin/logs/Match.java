package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Objects;

/**
 * What is looked for in lines: a regular expression of RE2, which takes time in proportion to the line, whatever is in it. It has no
 * look-around and no back-references. Its group {@code value}, if there is one, holds a number.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2, syntax</a>
 */
final class Match {
    private static final String VALUE = "value";
    private static final String SPECIAL = "\\.+*?()|[]{}^$";
    private static final String QUANTIFIERS = "*?{";

    /** The time per byte of a line grows with this. */
    private static final int LARGEST = 1000;

    private final Pattern pattern;
    private final byte[] beginning;

    private Match(Pattern pattern) {
        this.pattern = pattern;
        this.beginning = beginning(pattern.pattern()).getBytes(US_ASCII);
    }

    /** @throws IllegalArgumentException if it is no regular expression of RE2 */
    static Match parse(String regex) {
        if (regex.isEmpty()) {
            throw new IllegalArgumentException("an empty pattern matches every line; write '.*' if that is meant");
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is no regular expression of RE2: %s".formatted(regex, e.getMessage()), e);
        }
        if (pattern.programSize() > LARGEST) {
            throw new IllegalArgumentException("'%s' is too large: it becomes %d steps, and %d are allowed"
                    .formatted(regex, pattern.programSize(), LARGEST));
        }
        return new Match(pattern);
    }

    /** The letters that every match begins with, as far as that is seen at once; perhaps none. */
    private static String beginning(String regex) {
        int end = 0;
        while (end < regex.length()
                && regex.charAt(end) >= ' '
                && regex.charAt(end) <= '~'
                && SPECIAL.indexOf(regex.charAt(end)) < 0) {
            end++;
        }
        if (end < regex.length() && QUANTIFIERS.indexOf(regex.charAt(end)) >= 0) {
            end--;
        }
        return regex.indexOf('|') >= 0 ? "" : regex.substring(0, Math.max(0, end));
    }

    boolean hasValue() {
        return pattern.namedGroups().containsKey(VALUE);
    }

    /** Whether a text may match: most lines are told from those that do by their bytes alone. */
    boolean mayBeIn(byte[] text, int length) {
        if (beginning.length == 0) {
            return true;
        }
        for (int i = 0; i <= length - beginning.length; i++) {
            if (text[i] == beginning[0] && beginsAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean beginsAt(byte[] text, int at) {
        for (int i = 1; i < beginning.length; i++) {
            if (text[at + i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /** Looks for it in one text after the other. Not for several threads. */
    Matcher matcher() {
        return pattern.matcher("");
    }

    /** The number in a match; NaN if there is none. */
    double value(Matcher found, CharSequence text) {
        int from = hasValue() ? found.start(VALUE) : -1;
        return from < 0 ? Double.NaN : Decimal.parse(text, from, found.end(VALUE));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Match match && match.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(pattern);
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
