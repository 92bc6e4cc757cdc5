package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names on a real engine: of a swarm, of several that want one, of one that is renamed. */
@Tag("service")
@Timeout(120)
class NamesOfEngineTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ID_NAMED = ".*-[0-9a-f]{12}";

    private static Stream<String> names(List<DockerEvent> events) {
        return events.stream().flatMap(event -> event.container().stream()).map(Container::name);
    }

    @Test
    void tasksOfASwarmAreNamedByServiceAndSlotThroughADeployment() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-swarm");
                RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60))) {
            service.reached(SOON);
            List<DockerEvent> events = service.listen();
            engine.docker("swarm", "init", "--advertise-addr", "127.0.0.1");
            create(engine, "shop", "--replicas", "2", "--stop-signal", "KILL");
            create(engine, "every", "--mode", "global", "--stop-signal", "KILL");
            Eventually.is("up", SOON, () -> service.running().equals(List.of("every", "shop-1", "shop-2")));
            List<String> before = ids(service);

            engine.docker("tag", "busybox", "busybox:2");
            for (String name : List.of("shop", "every")) {
                engine.docker("service", "update", "-d", "--no-resolve-image", "--image", "busybox:2", name);
            }
            Eventually.is(
                    "renewed",
                    SOON,
                    () -> service.running().equals(List.of("every", "shop-1", "shop-2"))
                            && ids(service).stream().noneMatch(before::contains));
            assertThat(names(events)).isNotEmpty().noneMatch(name -> name.matches(ID_NAMED));
            engine.docker("service", "rm", "shop", "every");
            Eventually.is("down", SOON, () -> service.running().isEmpty());
        }
    }

    private static void create(RealEngine engine, String name, String... options) throws Exception {
        engine.docker(Stream.of(
                        Stream.of("service", "create", "-d", "--no-resolve-image", "--name", name),
                        Stream.of(options),
                        Stream.of("busybox", "sleep", "3600"))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private static List<String> ids(RunningService service) {
        return service.docker.containers().stream()
                .filter(Container::isRunning)
                .map(Container::id)
                .toList();
    }

    @Test
    void theFirstOfTwoHasTheNameAndTheOtherFollowsIt() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-claims");
                RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60))) {
            service.reached(SOON);
            String first = engine.sleeper("blue", "--label", "dockerana.name=shop");
            Eventually.is("one", SOON, () -> service.running().equals(List.of("shop")));
            String second = engine.sleeper("green", "--label", "dockerana.name=shop");
            String other = "shop-" + second.substring(0, 12);
            Eventually.is("two", SOON, () -> service.running().equals(List.of("shop", other)));
            assertThat(service.docker.container(first)).map(Container::name).contains("shop");

            engine.docker("kill", "blue");
            Eventually.is("the other has it", SOON, () -> service.running().equals(List.of("shop")));
            assertThat(service.docker.container(second)).map(Container::name).contains("shop");
            assertThat(service.docker.containers())
                    .as("nor is the one that ended kept under an id")
                    .hasSize(1);
        }
    }

    @Test
    void oneThatIsRenamedWhileItRunsHasItsNewNameAndGivesTheOldOneUp() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-rename");
                RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60))) {
            service.reached(SOON);
            engine.sleeper("web");
            engine.docker("rename", "web", "old");
            engine.sleeper("web");
            Eventually.is("both", SOON, () -> service.running().equals(List.of("old", "web")));
            engine.docker("rm", "-f", "old");
            Eventually.is("one", SOON, () -> service.running().equals(List.of("web")));
        }
    }
}
