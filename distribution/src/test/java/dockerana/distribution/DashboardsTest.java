package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.distribution.Grafana.Answer;
import dockerana.distribution.ShippedBoard.Panel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that dashboards ask is answered: by a real Graphite, by the sink {@code local} and by a real Elasticsearch, to which a real agent
 * sends; asked as Grafana asks.
 */
@Tag("service")
class DashboardsTest {
    private static final Duration TO_HAPPEN = Duration.ofSeconds(150);

    /** All at once, while three servers begin their work; the first pictures take graphite-web longest. */
    private static final Duration TO_BEGIN = Duration.ofMinutes(5);

    /** Some hundred libraries may have to be fetched first. */
    private static final Duration TO_DRAW = Duration.ofMinutes(10);

    private static final List<String> AT_FIRST = List.of("proxy");
    private static final List<String> CONTAINERS = List.of("web_eu", "batch", "worker");
    private static final List<String> ALL = List.of("batch", "cache", "proxy", "web_eu", "worker");

    @TempDir
    static Path temporary;

    private static final Set<String> EMPTY_AT_FIRST = new LinkedHashSet<>();

    private static Shown shown;
    private static List<ShippedBoard> boards = List.of();
    private static List<Question> questions = List.of();

    @BeforeAll
    static void begin() throws Exception {
        shown = new Shown(temporary);
        boards = ShippedBoard.allIn(shown.installation.file("dashboards"));
        questions = Question.all(shown, boards).toList();
        lookAtFirst();
        shown.stir();
    }

    /** Until only what waits for something is empty. */
    private static void lookAtFirst() {
        List<Question> open = new ArrayList<>(questions);
        long end = System.nanoTime() + TO_BEGIN.toNanos();
        while (!open.isEmpty() && System.nanoTime() < end) {
            EMPTY_AT_FIRST.clear();
            open.removeIf(question -> {
                Set<String> left = question.left().apply(AT_FIRST);
                left.removeIf(asked -> Awaited.by(asked).isPresent());
                left.forEach(asked -> EMPTY_AT_FIRST.add(question + ": " + asked));
                return left.isEmpty();
            });
        }
    }

    @AfterAll
    static void stop() {
        if (shown != null) {
            shown.close();
        }
    }

    static Stream<Question> questions() {
        return questions.stream();
    }

    static Stream<Arguments> variables() {
        return Stream.of(shown.graphite, shown.local)
                .flatMap(grafana -> boards.stream()
                        .filter(board -> grafana.equals(shown.graphite) || Question.isOfToday(board))
                        .map(board -> Arguments.of(board, grafana)));
    }

    @Test
    void beforeAnythingHappensOnlyThatIsEmptyWhichWaitsForIt() {
        assertThat(EMPTY_AT_FIRST).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyQuestionIsAnswered(Question question) throws Exception {
        Set<String> left = new LinkedHashSet<>(question.left().apply(CONTAINERS));
        if (!left.isEmpty()) {
            Eventually.is(question + " leaves " + left, TO_HAPPEN, () -> {
                left.retainAll(question.left().apply(CONTAINERS));
                return left.isEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("variables")
    void everyVariableOffersWhatIsThere(ShippedBoard board, Grafana grafana) throws Exception {
        Map<String, List<String>> expected = Map.of(
                "host", List.of(Shown.node()),
                "hostname", List.of(Shown.HOST),
                "container", ALL,
                "containername",
                        ALL.stream().map(name -> name.replace('_', '.')).toList());

        assertThat(board.queries()).isNotEmpty();
        for (Map.Entry<String, String> variable : board.queries().entrySet()) {
            Eventually.is(
                    variable.getKey(),
                    TO_HAPPEN,
                    () -> grafana.values(variable.getValue(), shown.chosen(board, "*"))
                            .equals(expected.get(variable.getKey())));
        }
    }

    static Stream<Panel> panelsThatLeadToContainers() {
        return boards.stream().flatMap(board -> board.panels().stream()).filter(Panel::leadsToContainers);
    }

    @ParameterizedTest
    @MethodSource("panelsThatLeadToContainers")
    void aClickOnASeriesLeadsToAContainerThatIsThere(Panel panel) {
        Set<String> clickable = new HashSet<>();
        if (!panel.targets().isEmpty()) {
            for (Answer answer : shown.graphite.answers(panel, shown.chosen(panel.board(), "*"), Duration.ZERO)) {
                clickable.add(answer.name());
            }
        }
        panel.exceptions().forEach(clickable::remove);

        assertThat(clickable).isSubsetOf(ALL);
    }

    /** By Grafana's own libraries in a browser: what they cannot draw they would say. */
    @Test
    void theyCanBeDrawn() throws Exception {
        Path script = Path.of(System.getProperty("dockerana.services", "verify.d"), "grafana-pictures.sh");
        Path pictures = Path.of("target", "screenshots").toAbsolutePath();
        ProcessBuilder drawing = new ProcessBuilder(
                script.toString(),
                shown.installation.file("dashboards").toString(),
                shown.graphite.graphite().address(),
                shown.elasticsearch.elasticsearch().address(),
                Shown.node(),
                "web_eu",
                pictures.toString());

        Command.run(drawing, TO_DRAW).succeeded();

        assertThat(boards)
                .allSatisfy(board ->
                        assertThat(pictures.resolve(board.uid() + ".png")).isNotEmptyFile());
    }
}
