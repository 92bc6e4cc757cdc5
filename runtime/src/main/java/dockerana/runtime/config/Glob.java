package dockerana.runtime.config;

import java.util.regex.Pattern;

/** Ids with wildcards: {@code *} stands for any letters, also none. */
final class Glob {
    private Glob() {}

    static boolean matches(String glob, String id) {
        String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q");
        return Pattern.matches(regex, id);
    }
}
