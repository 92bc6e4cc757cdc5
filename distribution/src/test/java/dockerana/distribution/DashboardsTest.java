package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.distribution.Grafana.Answer;
import dockerana.distribution.Grafana.Board;
import dockerana.distribution.Grafana.Panel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Every panel of every dashboard shows something of what a real agent sends to a real Graphite, asked as Grafana asks. */
@Tag("service")
class DashboardsInGraphiteTest {
    private static final Duration TO_HAPPEN = Duration.ofSeconds(150);

    /** Some hundred libraries may have to be fetched first. */
    private static final Duration TO_DRAW = Duration.ofMinutes(10);

    /** What some kernels never tell, of the host or of containers: parts of targets. */
    private static final List<String> AWAITED = awaited();

    @TempDir
    static Path temporary;

    private static Shown shown;
    private static Grafana grafana;
    private static List<Board> boards = List.of();

    @BeforeAll
    static void begin() throws Exception {
        shown = Shown.in(temporary);
        grafana = new Grafana(shown.graphite);
        boards = Grafana.boards(shown.installation.file("dashboards"));
    }

    private static List<String> awaited() {
        if (!Files.exists(Path.of("/proc/pressure"))) {
            return List.of(".pressure.");
        }
        boolean ofContainers = Paths.STATS.counters().stream().anyMatch(path -> path.startsWith("pressure."));
        return ofContainers ? List.of() : List.of(".$container.pressure.");
    }

    @AfterAll
    static void stop() {
        if (shown != null) {
            shown.close();
        }
    }

    static Stream<Board> boards() {
        return boards.stream();
    }

    static Stream<Panel> panels() {
        return boards.stream().flatMap(board -> board.panels().stream());
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyVariableOffersWhatIsThere(Board board) throws Exception {
        List<String> containers = List.of("busy", "looper", "mover", "victim");
        Map<String, List<String>> expected = Map.of(
                "host",
                List.of(Shown.HOST),
                "hostname",
                List.of(Shown.HOST),
                "container",
                containers,
                "containername",
                containers);
        Map<String, String> chosen = Map.of("host", Shown.HOST, "container", "*");

        assertThat(board.variables()).isNotEmpty();
        for (Map.Entry<String, String> variable : board.variables().entrySet()) {
            List<String> values = expected.getOrDefault(variable.getKey(), List.of());
            Eventually.is(
                    variable.getKey(),
                    TO_HAPPEN,
                    () -> grafana.values(variable.getValue(), chosen).equals(values));
        }
    }

    /** A panel about one container shows what it can of one of them. */
    @ParameterizedTest
    @MethodSource("panels")
    void everyTargetIsAnswered(Panel panel) throws Exception {
        Map<String, String> unanswered = new LinkedHashMap<>(panel.targets());
        unanswered.values().removeIf(target -> AWAITED.stream().anyMatch(target::contains));
        Eventually.is(panel + " of " + unanswered, TO_HAPPEN, () -> {
            for (String container : containers(panel)) {
                grafana.answers(panel, Map.of("host", Shown.HOST, "container", container))
                        .forEach(answer -> unanswered.remove(answer.refId()));
            }
            return unanswered.isEmpty();
        });
    }

    private static List<String> containers(Panel panel) {
        boolean all = boards.stream()
                .filter(board -> board.uid().equals(panel.uid()))
                .anyMatch(board -> board.takesAll("container"));
        return all ? List.of("*") : List.of("busy", "victim", "looper");
    }

    static Stream<Panel> panelsThatLeadToContainers() {
        return panels().filter(Panel::leadsToContainers);
    }

    @ParameterizedTest
    @MethodSource("panelsThatLeadToContainers")
    void aClickOnASeriesLeadsToAContainerThatIsThere(Panel panel) {
        Set<String> clickable = new HashSet<>();
        for (Answer answer : grafana.answers(panel, Map.of("host", Shown.HOST, "container", "*"))) {
            clickable.add(answer.name());
        }
        panel.exceptions().forEach(clickable::remove);

        assertThat(clickable).isSubsetOf("busy", "looper", "mover", "victim");
    }

    /** By Grafana's own libraries in a browser: what they cannot draw they would say. */
    @Test
    void theyCanBeDrawn() throws Exception {
        Path script = Path.of(System.getProperty("dockerana.services", "verify.d"), "grafana-pictures.sh");
        Path pictures = Path.of("target", "screenshots").toAbsolutePath();
        ProcessBuilder drawing = new ProcessBuilder(
                script.toString(),
                shown.installation.file("dashboards").toString(),
                shown.graphite.address(),
                Shown.HOST,
                "busy",
                pictures.toString());

        Command.run(drawing, TO_DRAW).succeeded();

        assertThat(boards)
                .allSatisfy(board ->
                        assertThat(pictures.resolve(board.uid() + ".png")).isNotEmptyFile());
    }
}
