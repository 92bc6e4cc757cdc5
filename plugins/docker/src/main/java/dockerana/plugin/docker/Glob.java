package dockerana.plugin.docker;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern of names: {@code *} stands for any text, {@code ?} for one character. */
record Glob(Pattern pattern) {
    static Glob of(String text) {
        return new Glob(Pattern.compile(
                text.chars()
                        .mapToObj(c -> switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        })
                        .collect(Collectors.joining()),
                Pattern.DOTALL));
    }

    static List<Glob> all(List<String> texts) {
        return texts.stream().map(Glob::of).toList();
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
