package dockerana.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a configuration that may be types, found without parsing it: more than there are, never less. */
final class TypeWords {
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*+(?:#|//).*$");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*+");
    private static final String INCLUDE = "include";

    private TypeWords() {}

    /** Empty if the file cannot tell: it has others come in, or cannot be read. */
    static Optional<Set<String>> in(Path configuration) {
        try {
            Set<String> words = new HashSet<>();
            Matcher word = WORD.matcher(
                    COMMENT.matcher(Files.readString(configuration)).replaceAll(""));
            while (word.find()) {
                words.add(word.group());
            }
            return words.contains(INCLUDE) ? Optional.empty() : Optional.of(words);
        } catch (IOException e) { // of which whoever reads it next has more to say
            return Optional.empty();
        }
    }
}
