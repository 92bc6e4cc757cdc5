package dockerana.plugin.local.graphite.query;

import com.google.re2j.Pattern;

/** Which nodes of a path are meant, in the wildcards of a shell. Takes linear time whatever the pattern. */
interface NodePattern {
    boolean matches(String node);

    static NodePattern of(String glob) {
        if (glob.equals("*")) {
            return node -> true;
        }
        if (glob.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
            return glob::equals;
        }
        Pattern pattern = Pattern.compile(new GlobTranslation(glob).toRegex());
        return pattern::matches;
    }
}
