package dockerana.distribution;

import dockerana.distribution.ShippedBoard.Panel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a dashboard asks a server, often several things at once.
 *
 * @param left what of it is not answered, asked with one of these containers chosen
 */
record Question(String name, Function<List<String>, Set<String>> left) {
    private static final String ALL = "*";

    /** Of a dashboard whose paths {@code local} knows too. */
    static boolean isOfToday(ShippedBoard board) {
        return !board.uid().equals("dockerana-2014");
    }

    static Stream<Question> all(Shown shown, List<ShippedBoard> boards) {
        List<ShippedBoard> ofToday = boards.stream().filter(Question::isOfToday).toList();
        return Stream.of(
                        boards.stream().flatMap(board -> targets(shown, shown.graphite, board)),
                        ofToday.stream().flatMap(board -> targets(shown, shown.local, board)),
                        boards.stream().flatMap(board -> searches(shown, board)),
                        boards.stream().flatMap(board -> marks(shown, shown.graphite, board)),
                        ofToday.stream().flatMap(board -> marks(shown, shown.local, board)))
                .flatMap(questions -> questions);
    }

    /** Every target of every panel. */
    private static Stream<Question> targets(Shown shown, Grafana grafana, ShippedBoard board) {
        return board.panels().stream()
                .filter(panel -> !panel.targets().isEmpty())
                .map(panel -> new Question(
                        panel + " from " + grafana,
                        containers -> left(
                                panel.targets().values(),
                                ofBoard(board, containers),
                                container -> answered(grafana, panel, shown.chosen(board, container)))));
    }

    private static Set<String> answered(Grafana grafana, Panel panel, Chosen chosen) {
        boolean looksBack = panel.targets().values().stream().anyMatch(target -> target.contains("timeShift("));
        return Stream.of(Duration.ZERO, Duration.ofDays(1))
                .filter(later -> later.isZero() || looksBack)
                .flatMap(later -> grafana.answers(panel, chosen, later).stream())
                .filter(answer -> !answer.isZero() || !waits(panel, answer.refId()))
                .map(answer -> asked(panel, answer.refId()))
                .collect(Collectors.toSet());
    }

    private static boolean waits(Panel panel, String refId) {
        return Awaited.by(asked(panel, refId)).isPresent();
    }

    private static String asked(Panel panel, String refId) {
        return panel.targets().getOrDefault(refId, "");
    }

    /** What every panel wants of Elasticsearch. */
    private static Stream<Question> searches(Shown shown, ShippedBoard board) {
        return board.panels().stream()
                .filter(panel -> !panel.searches().isEmpty())
                .map(panel -> new Question(
                        panel + " from Elasticsearch",
                        containers -> left(
                                panel.searches().stream()
                                        .map(search -> search.getString("query"))
                                        .toList(),
                                ofBoard(board, containers),
                                container -> panel.searches().stream()
                                        .filter(search ->
                                                shown.elasticsearch.found(search, shown.chosen(board, container)) > 0)
                                        .map(search -> search.getString("query"))
                                        .collect(Collectors.toSet()))));
    }

    private static Stream<Question> marks(Shown shown, Grafana grafana, ShippedBoard board) {
        return Stream.of(new Question(
                board + ": marks from " + grafana,
                containers -> left(
                        board.marks(),
                        ofBoard(board, containers),
                        container -> board.marks().stream()
                                .filter(tag -> grafana.marks(
                                        shown.chosen(board, container).inGraphite(tag)))
                                .collect(Collectors.toSet()))));
    }

    private static List<String> ofBoard(ShippedBoard board, List<String> containers) {
        return board.takesAll() ? List.of(ALL) : containers;
    }

    private static Set<String> left(
            Iterable<String> asked, List<String> containers, Function<String, Set<String>> answered) {
        Set<String> left = new LinkedHashSet<>();
        asked.forEach(left::add);
        left.removeIf(Awaited::never);
        for (String container : containers) {
            if (!left.isEmpty()) {
                left.removeAll(answered.apply(container));
            }
        }
        return left;
    }

    @Override
    public String toString() {
        return name;
    }
}
