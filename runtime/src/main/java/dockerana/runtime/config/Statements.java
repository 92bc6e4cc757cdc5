package dockerana.runtime.config;

import dockerana.runtime.config.Statement.Form;
import dockerana.runtime.config.Statement.Substitution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a file states. HOCON itself gives only the outcome: it forgets what a later statement replaced, and a key whose variable is not set.
 *
 * @param all every statement, in the order of the file
 * @param substitutions every name that is to be replaced
 * @param includes the lines that ask for another file
 */
record Statements(List<Statement> all, List<Substitution> substitutions, List<Integer> includes) {
    /** Copies the lists. */
    Statements {
        all = List.copyOf(all);
        substitutions = List.copyOf(substitutions);
        includes = List.copyOf(includes);
    }

    /**
     * Reads a text that HOCON has accepted.
     *
     * @param splitKey makes the keys of a path of {@code a."b.c"}
     */
    static Statements of(String text, Function<String, List<String>> splitKey) {
        return StatementScanner.scan(text, splitKey);
    }

    /** The last statement of each path, in the order of the first; commented ones left out. */
    Map<List<String>, Statement> last() {
        Map<List<String>, Statement> last = new LinkedHashMap<>();
        all.stream().filter(s -> s.form() != Form.EXAMPLE).forEach(s -> last.put(s.path(), s));
        return last;
    }
}
