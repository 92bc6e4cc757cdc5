package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Status;
import dockerana.plugin.docker.engine.RealEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real engine that is not there, dies, restarts or stands still. */
@Tag("service")
@Timeout(300)
class EngineOutageTest {
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration STILL =
            Duration.ofSeconds(Boolean.parseBoolean(System.getenv("DOCKERANA_LONG")) ? 30 : 12);

    @Test
    void anEngineThatComesLaterIsFound() throws Exception {
        RealEngine engine = new RealEngine("docker-late", Map.of());
        try (engine;
                RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60))) {
            Eventually.is("failed", LONG, () -> !service.failures.isEmpty());
            assertThat(service.agent.lastStatus().level()).isEqualTo(Status.Level.FAILED);
            assertThat(service.failures.getFirst()).contains("docker.sock does not exist");
            engine.start();
            service.reached(RECOVERY);
            assertThat(service.agent.lastStatus().level()).isEqualTo(Status.Level.OK);
        }
    }

    @Test
    void aKilledEngineIsFoundAgainWithItsContainers() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-killed", Map.of("LIVE_RESTORE", "true"));
                RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60))) {
            engine.sleeper("web");
            Eventually.is("known", LONG, () -> service.running().equals(List.of("web")));
            engine.kill();
            Eventually.is("noticed", RECOVERY, () -> !service.docker.reachable());
            assertThat(service.running()).as("what was known last").containsExactly("web");
            engine.start();
            service.reached(RECOVERY);
            assertThat(service.running()).containsExactly("web");
        }
    }

    @Test
    void aRestartedEngineHasStoppedItsContainers() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-restarted");
                RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60))) {
            engine.sleeper("web", "--stop-signal", "KILL");
            Eventually.is("known", LONG, () -> service.running().equals(List.of("web")));
            engine.stop();
            engine.start();
            service.reached(RECOVERY);
            assertThat(service.docker.containers()).extracting(Container::state).containsExactly("exited");
        }
    }

    /** For 30 s in the long form; containers are known and numbers collected as ever meanwhile. */
    @Test
    void anEngineThatStoodStillIsFollowedAgain() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-still");
                RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60))) {
            engine.sleeper("web");
            Eventually.is("known", LONG, () -> service.running().equals(List.of("web")));
            engine.pause();
            long paused = System.nanoTime();
            Duration noticed = Eventually.is("noticed", Duration.ofSeconds(15), () -> !service.docker.reachable());
            Eventually.is("so long", LONG, () -> {
                assertThat(service.running()).containsExactly("web");
                assertThat(service.samples()).containsKey("docker.api.ping.calls");
                return System.nanoTime() - paused > STILL.toNanos();
            });
            engine.resume();
            Duration found = Eventually.is("found again", RECOVERY, service.docker::reachable);
            System.out.printf(
                    "SIGSTOP noticed after %d ms, found again after %d ms%n", noticed.toMillis(), found.toMillis());
            engine.sleeper("shop");
            Eventually.is("sees what is new", RECOVERY, () -> service.running().contains("shop"));
        }
    }
}
