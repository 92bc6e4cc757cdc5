package dockerana.runtime.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a user's words what the library found wrong with the text of a file. */
final class SyntaxProblem {
    private static final List<Remedy> REMEDIES = List.of(
            new Remedy(
                    "unescaped newline in quoted strings",
                    "a text in quotes does not end in this line: add the closing \""),
            new Remedy(
                    "(?:close parentheses|close brace).*end of file", "the file ends inside a block: a } is missing"),
            new Remedy(
                    "Cannot concatenate", // the library would quote what stands there, which may be a secret
                    "a list or a block stands beside another value: put a comma or a new line between them"),
            new Remedy("Substitution \\$\\{ was not closed", "a } is missing behind ${"),
            new Remedy(
                    "include keyword",
                    "'include' is a word of the file format, and other files cannot be included: write the key in quotes"),
            new Remedy("cycle of substitutions involving ([^,]*)", "the substitution %s leads back to itself"),
            new Remedy("Could not resolve substitution to a value: (\\S+)", "there is nothing that %s stands for"),
            new Remedy(
                    "backslash followed by '(.)'",
                    "\\%s means nothing in a text in quotes: write \\\\ for a backslash"));

    /** What the library puts in front of its message. */
    private static final Pattern LEAD = Pattern.compile("^.*?: \\d+: *", Pattern.DOTALL);

    private SyntaxProblem() {}

    static Problem of(String file, int line, String message) {
        return new Problem(new Position(file, line), "", text(message));
    }

    private static String text(String message) {
        for (Remedy remedy : REMEDIES) {
            Matcher matcher = remedy.pattern.matcher(message);
            if (matcher.find()) {
                return remedy.text.replace("%s", matcher.groupCount() > 0 ? matcher.group(1) : "");
            }
        }
        String plain = LEAD.matcher(message).replaceFirst("").replaceFirst("(?s) \\(if you intended.*", "");
        return "cannot be read here: " + plain.replaceAll("\\s+", " ").strip();
    }

    /** A message of the library and what to say instead; {@code %s} is the group of the pattern. */
    private record Remedy(Pattern pattern, String text) {
        Remedy(String pattern, String text) {
            this(Pattern.compile(pattern, Pattern.DOTALL), text);
        }
    }
}
