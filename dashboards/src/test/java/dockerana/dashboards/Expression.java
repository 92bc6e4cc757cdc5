package dockerana.dashboards;

import java.util.LinkedHashSet;
import java.util.Set;

/** A target, taken apart to its end: Graphite's own parser lets a missing bracket pass, and answers nothing. */
final class Expression {
    private static final String OF_PATHS = "{}*?.-_$[]";

    private final String text;
    private final Set<String> functions = new LinkedHashSet<>();
    private final Set<String> paths = new LinkedHashSet<>();
    private int at;

    Expression(String text) {
        this.text = text;
        argument();
        if (at < text.length()) {
            throw wrong("the end");
        }
    }

    Set<String> functions() {
        return functions;
    }

    Set<String> paths() {
        return paths;
    }

    private void argument() {
        char c = current();
        if (c == '\'' || c == '"') {
            int end = text.indexOf(c, at + 1);
            if (end < 0) {
                throw wrong("the end of a string");
            }
            at = end + 1;
            return;
        }
        String word = word();
        if (current() == '(') {
            functions.add(word);
            arguments();
        } else if (!word.matches("-?\\d+(\\.\\d+)?|true|false")) {
            paths.add(word);
        }
    }

    private void arguments() {
        do {
            at++; // a bracket or a comma
            argument();
        } while (current() == ',');
        if (current() != ')') {
            throw wrong("a closing bracket");
        }
        at++;
    }

    /** A comma belongs to a path while a brace is open. */
    private String word() {
        int from = at;
        int open = 0;
        while (Character.isLetterOrDigit(current())
                || OF_PATHS.indexOf(current()) >= 0
                || (open > 0 && current() == ',')) {
            open += current() == '{' ? 1 : current() == '}' ? -1 : 0;
            at++;
        }
        if (at == from || open != 0) {
            throw wrong("a path, a number or a function");
        }
        return text.substring(from, at);
    }

    private char current() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private AssertionError wrong(String expected) {
        return new AssertionError("%s: %s was expected at %d".formatted(text, expected, at));
    }
}
