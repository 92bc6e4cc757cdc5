package dockerana.runtime.config;

import dockerana.runtime.config.Statement.Form;
import dockerana.runtime.config.Statement.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks through the text of a file that HOCON has accepted and notes every statement. The grammar is at
 * <a href="https://github.com/lightbend/config/blob/main/HOCON.md">HOCON.md</a>.
 */
final class StatementScanner {
    /** A comment that is a statement: one space, a key, an equals sign or a brace. */
    private static final Pattern EXAMPLE = Pattern.compile("(?:#|//) ([a-z][a-z0-9-]*) (?:= (.*)|(\\{.*))");

    /** A comment that goes on with such a statement: indented, or a closing bracket. */
    private static final Pattern MORE = Pattern.compile("(?:#|//)( {2,}.*| [\\]}].*)");

    private static final Pattern INCLUDE = Pattern.compile("include\\s+[\"a-z]");

    private static final String TRIPLE = "\"\"\"";

    private final String text;
    private final Function<String, List<String>> splitKey;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Substitution> substitutions = new ArrayList<>();
    private final List<Integer> includes = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private int at;
    private int line = 1;

    private StatementScanner(String text, Function<String, List<String>> splitKey) {
        this.text = text;
        this.splitKey = splitKey;
    }

    /** What the text states. */
    static Statements scan(String text, Function<String, List<String>> splitKey) {
        StatementScanner scanner = new StatementScanner(text, splitKey);
        scanner.skip(List.of());
        if (scanner.peek() == '{') {
            scanner.at++;
        }
        scanner.members(List.of());
        return new Statements(scanner.statements, scanner.substitutions, scanner.includes);
    }

    private void members(List<String> block) {
        while (true) {
            skip(block);
            if (at >= text.length() || peek() == '}' || peek() == ']') {
                at++;
                return;
            }
            int start = at;
            member(block);
            at = Math.max(at, start + 1);
        }
    }

    private void member(List<String> block) {
        int begun = line;
        if (INCLUDE.matcher(text).region(at, text.length()).lookingAt()) {
            includes.add(line);
            at = lineEnd();
            return;
        }
        List<String> above = List.copyOf(comments);
        comments.clear();
        List<String> path = new ArrayList<>(block);
        for (String key : splitKey.apply(key())) {
            if (path.size() > block.size()) {
                statements.add(new Statement(List.copyOf(path), begun, Form.BLOCK, "", above));
            }
            path.add(key);
        }
        skip(path);
        boolean append = peek() == '+';
        at += append ? 2 : peek() == '=' || peek() == ':' ? 1 : 0;
        int index = statements.size();
        Value value = value(List.copyOf(path));
        Form form = append ? Form.APPEND : value.form();
        statements.add(
                index,
                new Statement(List.copyOf(path), begun, form, value.variable().orElse(""), above));
    }

    private String key() {
        int start = at;
        while (at < text.length() && "=:{+\n}".indexOf(peek()) < 0) {
            if (peek() == '"') {
                quoted();
            } else {
                at++;
            }
        }
        return text.substring(start, at).strip();
    }

    /** What stands behind a key: its form, and its variable if it is nothing but an optional substitution. */
    private record Value(Form form, Optional<String> variable) {}

    private Value value(List<String> path) {
        int parts = 0;
        boolean block = false;
        Optional<String> variable = Optional.empty();
        skip(path);
        while (at < text.length() && "\n,}]#".indexOf(peek()) < 0 && !text.startsWith("//", at)) {
            parts += Character.isWhitespace(peek()) ? 0 : 1;
            switch (peek()) {
                case '"' -> quoted();
                case '{' -> {
                    at++;
                    members(path);
                    block = true;
                }
                case '[' -> elements(path);
                case '$' -> variable = substitution();
                default -> at++;
            }
        }
        if (peek() == '#'
                || peek() == '/') { // a comment behind a value is about that value: the next key does not want it
            at = lineEnd();
        }
        boolean onlyVariable = parts == 1 && variable.isPresent();
        Form form = block ? Form.BLOCK : onlyVariable ? Form.OPTIONAL : Form.VALUE;
        return new Value(form, onlyVariable ? variable : Optional.empty());
    }

    private void elements(List<String> path) {
        at++;
        for (int index = 0; at < text.length(); index++) {
            skip(path);
            if (peek() == ']') {
                break;
            }
            int start = at;
            List<String> element = new ArrayList<>(path);
            element.add("[" + index + "]");
            value(element);
            at = Math.max(at, start + 1);
        }
        at++;
    }

    private Optional<String> substitution() {
        int end = text.indexOf('}', at);
        if (!text.startsWith("${", at) || end < 0) {
            at++;
            return Optional.empty();
        }
        boolean optional = text.startsWith("${?", at);
        String name = text.substring(at + (optional ? 3 : 2), end).strip();
        substitutions.add(new Substitution(name, optional, line));
        at = end + 1;
        return optional ? Optional.of(name) : Optional.empty();
    }

    private void quoted() {
        if (text.startsWith(TRIPLE, at)) {
            int end = text.indexOf(TRIPLE, at + 3);
            at = end < 0 ? text.length() : countLines(end + 3);
            while (peek() == '"') { // quotes right before the closing ones belong to the text
                at++;
            }
            return;
        }
        at++;
        while (at < text.length() && peek() != '"' && peek() != '\n') {
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
    }

    /** Goes on to the next key or value; notes the comments on the way. */
    private void skip(List<String> block) {
        boolean blank = false;
        while (at < text.length()) {
            char c = peek();
            if (c == '#' || text.startsWith("//", at)) {
                comment(block, text.substring(at, lineEnd()).stripTrailing());
                at = lineEnd();
                blank = false;
            } else if (c == '\n') {
                if (blank) {
                    comments.clear();
                }
                blank = true;
                line++;
                at++;
            } else if (c == ',' || c == '\uFEFF' || c == '\u00A0' || Character.isWhitespace(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    private void comment(List<String> block, String comment) {
        Matcher example = EXAMPLE.matcher(comment);
        Statement last = statements.isEmpty() ? null : statements.getLast();
        if (example.matches()) {
            List<String> path = new ArrayList<>(block);
            path.add(example.group(1));
            String value = example.group(2) == null ? example.group(3) : example.group(2);
            statements.add(new Statement(path, line, Form.EXAMPLE, value, List.copyOf(comments)));
            comments.clear();
        } else if (last != null
                && last.form() == Form.EXAMPLE
                && comments.isEmpty()
                && MORE.matcher(comment).matches()) {
            statements.set(
                    statements.size() - 1,
                    new Statement(
                            last.path(),
                            last.line(),
                            last.form(),
                            last.text() + '\n' + comment.replaceFirst("^(#|//) ", ""),
                            last.comments()));
        } else {
            comments.add(comment.replaceFirst("^(#|//) ?", ""));
        }
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int countLines(int end) {
        for (int i = at; i < end; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return end;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
