package dockerana.plugin.local.web.present;

import dockerana.plugin.local.http.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which paths are wanted. Immutable. */
public final class PathPatterns implements Predicate<String> {
    private static final int MOST = 1000;
    private static final int LONGEST = 1000;
    private static final int WORDS = 64;

    private final List<Predicate<String>> any;

    private PathPatterns(List<Predicate<String>> any) {
        this.any = any;
    }

    /**
     * Those that fit any of the patterns; all, if there is none.
     *
     * @throws Failure if there are too many
     */
    public static PathPatterns of(List<String> patterns) {
        if (patterns.size() > MOST) {
            throw new Failure(400, "more than " + MOST + " patterns");
        }
        return new PathPatterns(patterns.stream().map(PathPatterns::one).toList());
    }

    private static Predicate<String> one(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new Failure(400, "a pattern longer than " + LONGEST + " characters");
        }
        return pattern.chars().anyMatch(c -> "*?{".indexOf(c) >= 0) ? glob(pattern) : pattern::equals;
    }

    /** Without nesting, and with few stars, so that no pattern takes long to try. */
    private static Predicate<String> glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        List<String> literal = new ArrayList<>();
        int stars = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                boolean nodes = pattern.startsWith("**", i);
                i += nodes ? 1 : 0;
                regex.append(nodes ? ".*" : "[^.]*");
                stars++;
            } else if (c == '?') {
                regex.append("[^.]");
            } else if (c == '{') {
                int end = pattern.indexOf('}', i);
                String[] words = pattern.substring(i + 1, end < 0 ? i + 1 : end).split(",", -1);
                if (end < 0 || words.length > WORDS) {
                    throw new Failure(400, "braces must be closed, and have at most " + WORDS + " words");
                }
                literal.clear();
                for (String word : words) {
                    literal.add(Pattern.quote(word));
                }
                regex.append("(?:").append(String.join("|", literal)).append(')');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        if (stars > 6) {
            throw new Failure(400, "a pattern with more than six stars");
        }
        return Pattern.compile(regex.toString()).asMatchPredicate();
    }

    @Override
    public boolean test(String path) {
        if (any.isEmpty()) {
            return true;
        }
        for (Predicate<String> one : any) {
            if (one.test(path)) {
                return true;
            }
        }
        return false;
    }
}
