package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that does not answer about a container, or at all, and a listener with a bug: all else goes on. */
@Timeout(60)
class HungEngineTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(20);
    private static final int EVENTS = 20;

    @TempDir
    private Path folder;

    private final FakeDocker docker = new FakeDocker();
    private final String web = docker.runs("web");
    private final String hung = docker.runs("hung");
    private FakeEngine engine;

    @BeforeEach
    void listen() throws IOException {
        engine = new FakeEngine(folder, docker);
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
    }

    private RunningService service() throws IOException {
        return new RunningService(engine.socket(), Duration.ofSeconds(60));
    }

    private static long pid(RunningService service, String id) {
        return service.docker.container(id).map(Container::pid).orElse(-1L);
    }

    @Test
    void eventsBehindOneThatHangsWaitOnceAndItIsAskedAboutAgain() throws Exception {
        try (RunningService service = service()) {
            service.reached(SOON);
            List<DockerEvent> events = service.listen();
            docker.stuck.add(hung);
            long before = inspections(hung);
            for (int i = 0; i < EVENTS; i++) {
                docker.happens(i % 2 == 0 ? "die" : "start", hung);
            }
            docker.happens("pause", web);
            Eventually.is("all heard", SOON, () -> events.size() == EVENTS + 1);
            assertThat(events)
                    .extracting(DockerEvent::action)
                    .containsExactlyElementsOf(IntStream.rangeClosed(0, EVENTS)
                            .mapToObj(i -> i == EVENTS ? "pause" : i % 2 == 0 ? "die" : "start")
                            .toList());
            assertThat(inspections(hung) - before).isEqualTo(1);
            assertThat(service.docker.container(hung))
                    .as("what its events told")
                    .map(Container::state)
                    .contains("running");
            assertThat(pid(service, hung)).isZero();

            docker.stuck.clear();
            Eventually.is("asked again", LATER, () -> pid(service, hung) == 7);
            assertThat(service.failures).isEmpty();
        }
    }

    private long inspections(String id) {
        return engine.requests().stream()
                .filter(request -> request.contains(id + "/json"))
                .count();
    }

    @Test
    void oneThatHangsFromTheBeginningIsKnownByTheList() throws Exception {
        docker.stuck.add(hung);
        try (RunningService service = service()) {
            service.reached(SOON);
            assertThat(service.running()).containsExactly("hung", "web");
            assertThat(pid(service, web)).isEqualTo(7);
            assertThat(pid(service, hung)).isZero();
        }
    }

    @Test
    void anEngineThatSaysNothingMoreIsNoticedThoughNothingIsAskedOfIt() throws Exception {
        try (RunningService service = service()) {
            service.reached(SOON);
            docker.mute = true;
            Eventually.is("noticed", LATER, () -> !service.docker.reachable());
            assertThat(service.running()).containsExactly("hung", "web");
            docker.mute = false;
            service.reached(LATER);
        }
    }

    @Test
    void aListenerWithABugIsTheOnlyOneThatSuffers() throws Exception {
        try (RunningService service = service()) {
            service.reached(SOON);
            AutoCloseable _ = service.docker.listen(event -> {
                throw new IllegalStateException("a bug");
            });
            List<DockerEvent> events = service.listen();
            docker.happens("pause", web);
            docker.happens("unpause", web);
            Eventually.is("heard", SOON, () -> events.size() == 2);
            assertThat(service.failures).isEmpty();
            assertThat(service.docker.reachable()).isTrue();
        }
    }
}
