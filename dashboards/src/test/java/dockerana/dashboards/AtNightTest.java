package dockerana.dashboards;

import static dockerana.dashboards.Shipped.at;
import static dockerana.dashboards.Shipped.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody asks who was woken: the overview answers it on the first screen, and the lines before a death are one click away. */
class AtNightTest {
    /** Of the grid: 1080 pixels less the browser's and Grafana's own bars, by 38. */
    private static final int LINES_OF_A_SCREEN = 22;

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(
                        "is it the host or a container?", "CPU: the whole machine, and its containers", "cpu.used"),
                Arguments.of(
                        "is it the host or a container?",
                        "CPU: the whole machine, and its containers",
                        "containers.*.cpu.percent"),
                Arguments.of(
                        "is it the host or a container?",
                        "Memory: the whole machine, and its containers",
                        "containers.*.memory.used_bytes"),
                Arguments.of("what changed, and when?", "What happened", "docker.events.container"),
                Arguments.of("which container is at its limit?", "Containers", "memory.used_percent"),
                Arguments.of("which container is at its limit?", "Containers", "cpu.limit_percent"),
                Arguments.of("which container is at its limit?", "Containers", "cpu.throttled_seconds"),
                Arguments.of("which container is at its limit?", "Containers", "restarts"),
                Arguments.of("is a disk filling, and until when?", "Filesystems", "Full in"),
                Arguments.of("is what watches alive?", "Agent behind by", "agent.sinks.*.lag_seconds"),
                Arguments.of("is what watches alive?", "Lost", "agent.sinks.*.dropped"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theFirstScreenOfTheOverviewAnswers(String question, String title, String by) {
        Map<String, Object> panel = panel(Board.OVERVIEW, title);

        assertThat(bottom(panel)).as(question).isLessThanOrEqualTo(LINES_OF_A_SCREEN);
        assertThat(Shipped.texts(panel)).as(question).anyMatch(text -> text.contains(by));
    }

    @ParameterizedTest
    @MethodSource("linesOfAContainer")
    void oneClickAwayAreTheLinesOfAContainer(String title, String search) {
        Map<String, Object> panel = panel(Board.CONTAINER, title);

        assertThat(Shipped.texts(panel("Containers"))).anyMatch(text -> text.startsWith("/d/dockerana-container/"));
        assertThat(Shipped.texts(panel)).anyMatch(text -> text.contains("container.name") && text.contains(search));
    }

    static Stream<Arguments> linesOfAContainer() {
        return Stream.of(Arguments.of("Latest lines", ""), Arguments.of("On stderr", "stream:stderr"));
    }

    private static Map<String, Object> panel(String title) {
        return panel(Board.OVERVIEW, title);
    }

    private static Map<String, Object> panel(Board board, String title) {
        return Shipped.all().stream()
                .filter(dashboard -> dashboard.uid().equals(board.uid()))
                .flatMap(dashboard -> dashboard.panels().stream())
                .filter(panel -> title.equals(panel.get("title")))
                .findFirst()
                .orElseThrow();
    }

    private static int bottom(Map<String, Object> panel) {
        Map<String, Object> box = object(at(panel, "gridPos"));
        return (Integer) at(box, "y") + (Integer) at(box, "h");
    }
}
