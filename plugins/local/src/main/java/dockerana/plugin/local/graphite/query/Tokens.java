package dockerana.plugin.local.graphite.query;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of a target, from left to right, and the smallest things they form. */
final class Tokens {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,30})?([eE]-?\\d{1,3})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String NOT_IN_A_NODE = "(){},.'\"\\|";

    private final String text;
    private int at;

    Tokens(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Whether that character comes next, which is then gone, with the space before it. */
    boolean skip(char wanted) {
        int start = at;
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        at = start;
        return false;
    }

    void expect(char wanted) {
        if (!skip(wanted)) {
            throw expected("'" + wanted + "'");
        }
    }

    void expectEnd() {
        skipSpace();
        if (at < text.length()) {
            throw expected("the end");
        }
    }

    QueryException expected(String what) {
        String found =
                at < text.length() ? "'" + text.substring(at, Math.min(text.length(), at + 20)) + "'" : "nothing";
        return new QueryException("expected %s at character %d of the target, found %s".formatted(what, at + 1, found));
    }

    /** A name of a function or an argument; empty if there is none. */
    String word() {
        Matcher matcher = WORD.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        at = matcher.end();
        return matcher.group();
    }

    /** A number, a string or a keyword, if one comes next; otherwise nothing is gone. */
    Optional<Expression> literal() {
        skipSpace();
        int start = at;
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '"' || first == '\'') {
            return Optional.of(new Expression.Text(quoted(first)));
        }
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
            if (endsArgument()) {
                boolean whole = matcher.group(1) == null && matcher.group(2) == null;
                return Optional.of(
                        whole
                                ? new Expression.Whole(Long.parseLong(matcher.group()))
                                : new Expression.Decimal(Double.parseDouble(matcher.group())));
            }
            at = start;
        }
        Optional<Expression> keyword = keyword(word());
        if (keyword.isPresent() && endsArgument()) {
            return keyword;
        }
        at = start;
        return Optional.empty();
    }

    private static Optional<Expression> keyword(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(new Expression.Flag(true));
            case "false" -> Optional.of(new Expression.Flag(false));
            case "none" -> Optional.of(new Expression.Nothing());
            case "inf" -> Optional.of(new Expression.Decimal(Double.POSITIVE_INFINITY));
            default -> Optional.empty();
        };
    }

    private boolean endsArgument() {
        int start = at;
        skipSpace();
        boolean ends = at == text.length() || text.charAt(at) == ',' || text.charAt(at) == ')';
        at = start;
        return ends;
    }

    private String quoted(char quote) {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            at = start - 1;
            throw expected("a string that ends with " + quote);
        }
        return text.substring(start, at++);
    }

    /** A pattern of a path. Backslashes before special characters are taken away. */
    String path() {
        var path = new StringBuilder();
        do {
            int length = path.length();
            while (piece(path)) {}
            if (path.length() == length) {
                throw expected("a path, a function or a value");
            }
        } while (dot(path));
        return path.toString();
    }

    private boolean dot(StringBuilder path) {
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            path.append('.');
            return true;
        }
        return false;
    }

    private boolean piece(StringBuilder path) {
        if (at < text.length() && text.charAt(at) == '{') {
            int end = text.indexOf('}', at);
            String choice = end < 0 ? "" : text.substring(at + 1, end);
            if (!choice.chars().allMatch(c -> c == ',' || inNode((char) c)) || choice.isEmpty()) {
                throw expected("a choice such as {a,b} without dots, blanks or braces in it");
            }
            path.append(text, at, end + 1);
            at = end + 1;
            return true;
        }
        if (at + 1 < text.length()
                && text.charAt(at) == '\\'
                && (NOT_IN_A_NODE + "=").indexOf(text.charAt(at + 1)) >= 0) {
            path.append(text.charAt(at + 1));
            at += 2;
            return true;
        }
        if (at < text.length() && inNode(text.charAt(at))) {
            path.append(text.charAt(at++));
            return true;
        }
        return false;
    }

    private static boolean inNode(char c) {
        return c > ' ' && c != 0x7f && !Character.isWhitespace(c) && NOT_IN_A_NODE.indexOf(c) < 0;
    }
}
