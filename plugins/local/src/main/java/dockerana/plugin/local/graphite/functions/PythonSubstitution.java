package dockerana.plugin.local.graphite.functions;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.graphite.query.SafeRegex;

/** A regular expression and what replaces it, in Python's way: {@code \1} and {@code \g<name>} are groups, a dollar is a dollar. */
final class PythonSubstitution {
    private static final int LONGEST = 10_000;

    private final Pattern pattern;
    private final String replacement;

    PythonSubstitution(String search, String replacement) {
        this.pattern = SafeRegex.compile(search);
        this.replacement = replacement;
    }

    /** Every place that fits replaced. */
    String in(String text) {
        Matcher matcher = pattern.matcher(text);
        var result = new StringBuilder();
        int copied = 0;
        int at = 0;
        while (at <= text.length() && matcher.find(at)) {
            result.append(text, copied, matcher.start());
            replace(matcher, result);
            copied = matcher.end();
            at = matcher.end() > matcher.start() ? matcher.end() : matcher.end() + 1;
            if (result.length() > LONGEST) {
                throw new QueryException("the names that '%s' would make are too long".formatted(replacement));
            }
        }
        return result.append(text, copied, text.length()).toString();
    }

    private void replace(Matcher matcher, StringBuilder result) {
        for (int i = 0; i < replacement.length(); ) {
            char c = replacement.charAt(i);
            if (c != '\\' || i + 1 == replacement.length()) {
                result.append(c);
                i++;
            } else {
                i = escape(matcher, result, i + 1);
            }
        }
    }

    /** What stands behind a backslash; tells where it ends. */
    private int escape(Matcher matcher, StringBuilder result, int at) {
        char c = replacement.charAt(at);
        int close = replacement.indexOf('>', at);
        if (c == 'g' && at + 1 < replacement.length() && replacement.charAt(at + 1) == '<' && close > 0) {
            group(matcher, result, replacement.substring(at + 2, close));
            return close + 1;
        }
        if (Character.isDigit(c)) {
            int end = at + 1 < replacement.length() && Character.isDigit(replacement.charAt(at + 1)) ? at + 2 : at + 1;
            group(matcher, result, replacement.substring(at, end));
            return end;
        }
        result.append(c == 'n' ? '\n' : c == 't' ? '\t' : c);
        return at + 1;
    }

    private void group(Matcher matcher, StringBuilder result, String group) {
        String value;
        try {
            value = group.matches("\\d{1,3}") ? matcher.group(Integer.parseInt(group)) : matcher.group(group);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new QueryException(
                    "the replacement '%s' names a group that '%s' lacks".formatted(replacement, pattern));
        }
        result.append(value == null ? "" : value);
    }
}
