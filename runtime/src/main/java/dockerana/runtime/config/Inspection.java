package dockerana.runtime.config;

import dockerana.runtime.config.Statement.Form;
import dockerana.runtime.config.Statement.Substitution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the statements of a file that HOCON accepts and that would have no effect, or not the one they seem to have. */
final class Inspection {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String file;
    private final Problems problems;

    Inspection(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reports keys that are given twice, and other files. */
    void inspect(Statements statements) {
        for (int line : statements.includes()) {
            problems.add(
                    new Position(file, line),
                    "",
                    "other files cannot be included: the whole configuration is this file");
        }
        Map<List<String>, Statement> seen = new HashMap<>();
        for (Statement statement : statements.all()) {
            Statement earlier = seen.get(statement.path());
            if (earlier != null && statement.hides(earlier)) {
                problems.add(
                        new Position(file, statement.line()),
                        display(statement.path()),
                        "is given twice, first in line %d: remove one".formatted(earlier.line()));
            }
            if (statement.form() != Form.EXAMPLE && (earlier == null || statement.form() != Form.OPTIONAL)) {
                seen.put(statement.path(), statement);
            }
        }
    }

    /** Reports substitutions that lead nowhere; returns those of variables. */
    List<Substitution> unresolved(Statements statements, Set<String> variables) {
        Set<String> stated = statements.last().keySet().stream()
                .map(path -> String.join(".", path))
                .collect(Collectors.toSet());
        List<Substitution> missing = statements.substitutions().stream()
                .filter(s -> !s.optional() && NAME.matcher(s.name()).matches())
                .filter(s -> !variables.contains(s.name()) && !stated.contains(s.name()))
                .toList();
        for (Substitution substitution : missing) {
            problems.add(
                    new Position(file, substitution.line()),
                    "",
                    "environment variable %s is not set; set it, or write ${?%s} if it may be missing"
                            .formatted(substitution.name(), substitution.name()));
        }
        return missing;
    }

    /** Without the word that every path begins with. */
    static String display(List<String> path) {
        return String.join(
                ".", path.size() > 1 && path.getFirst().equals("dockerana") ? path.subList(1, path.size()) : path);
    }
}
