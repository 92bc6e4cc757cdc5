package dockerana.plugin.dockerevents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which kinds of events become records. Each kind is compared with the patterns once. Safe for any thread. */
final class Kinds {
    /** Engines know about a hundred; one that makes them up must not fill the memory. */
    private static final int MOST_KEPT = 1024;

    private final List<Pattern> only;
    private final List<Pattern> except;
    private final Map<String, Map<String, Boolean>> known = new HashMap<>();
    private int kept;

    Kinds(List<String> only, List<String> except) {
        this.only = only.stream().map(Kinds::pattern).toList();
        this.except = except.stream().map(Kinds::pattern).toList();
    }

    /** {@code *} stands for any text, {@code ?} for one character. */
    private static Pattern pattern(String glob) {
        return Pattern.compile(
                glob.chars()
                        .mapToObj(c -> switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        })
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }

    synchronized boolean takes(String type, String verb) {
        Map<String, Boolean> ofType = known.get(type);
        Boolean taken = ofType == null ? null : ofType.get(verb);
        if (taken == null) {
            String kind = type + '.' + verb;
            taken = matches(only, kind) && !matches(except, kind);
            if (kept++ < MOST_KEPT) {
                known.computeIfAbsent(type, first -> new HashMap<>()).put(verb, taken);
            }
        }
        return taken;
    }

    private static boolean matches(List<Pattern> patterns, String kind) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(kind).matches());
    }
}
