package dockerana.runtime.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; carries everything that is wrong with it, in the order of the file. */
public final class InvalidConfiguration extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** At least one problem. */
    public InvalidConfiguration(List<Problem> problems) {
        List<Problem> ordered = problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(problem -> problem.position().line()))
                .toList();
        super(ordered.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = ordered;
    }

    /** What is wrong; print one to a line. */
    public List<Problem> problems() {
        return problems;
    }
}
