package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.Eventually;
import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream of numbered starts of containers, while the engine or the agent comes and goes. */
@Tag("service")
@Timeout(300)
class ReconnectTest {
    private static final int RESTARTS = Boolean.parseBoolean(System.getenv("DOCKERANA_LONG")) ? 5 : 3;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int FEW = 4;

    private final AtomicInteger numbers = new AtomicInteger();

    /** Starts one container after the other until it is interrupted, also while there is no engine. */
    private Thread starting(RealEngine engine) {
        return Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    start(engine);
                } catch (IOException e) { // no engine at the moment
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private void start(RealEngine engine) throws IOException, InterruptedException {
        engine.docker("run", "-d", "--network", "none", "--name", "n" + numbers.incrementAndGet(), "busybox", "true");
    }

    /** The numbered starts that the engine knows of, as it says itself. */
    private static List<String> known(RealEngine engine, Instant since) throws IOException, InterruptedException {
        String told = engine.docker(
                "events",
                "--since",
                Long.toString(since.getEpochSecond()),
                "--until",
                Long.toString(Instant.now().getEpochSecond() + 1),
                "--filter",
                "event=start",
                "--format",
                "{{.Actor.Attributes.name}}");
        return told.lines().filter(name -> name.startsWith("n")).toList();
    }

    private static Stream<LogRecord> starts(List<LogRecord> records) {
        return records.stream()
                .filter(record -> "start".equals(record.attributes().get("event.action")));
    }

    private static List<String> started(List<LogRecord> records) {
        return starts(records)
                .map(record -> String.valueOf(record.origin().attributes().get("container.name")))
                .toList();
    }

    @Test
    void anEngineThatIsRestartedAgainAndAgainIsHeardWithoutALossAndWithoutARepetition() throws Exception {
        Instant begun = Instant.now();
        Emitted records = new Emitted();
        List<String> engineSaid = new ArrayList<>();
        try (RealEngine engine = RealEngine.running("events-restart");
                Watching watching = new Watching(engine.socket(), records)) {
            Thread starting = starting(engine);
            for (int restart = 0; restart <= RESTARTS; restart++) {
                int before = started(records.all()).size();
                Eventually.is("some started", SOON, () -> started(records.all()).size() >= before + FEW);
                List<String> now = known(engine, begun);
                engineSaid.addAll(now);
                assertThat(now).isNotEmpty();
                if (restart == RESTARTS) {
                    break;
                }
                if (restart % 2 == 0) {
                    engine.stop();
                } else {
                    engine.kill();
                }
                engine.start();
                watching.service.reached(SOON);
            }
            starting.interrupt();
            starting.join();
            Eventually.is("all told", SOON, () -> started(records.all()).containsAll(engineSaid));
            List<String> told = started(records.all());
            long gaps = records.sentences().stream()
                    .filter(sentence -> sentence.startsWith("Docker events between"))
                    .count();
            System.out.printf(
                    "measured: %d restarts, %d starts that the engine knew, %d told, %d gaps%n",
                    RESTARTS, new TreeSet<>(engineSaid).size(), told.size(), gaps);
            assertThat(told).doesNotHaveDuplicates().containsAll(engineSaid);
            assertThat(records.all()).extracting(LogRecord::id).doesNotHaveDuplicates();
            assertThat(gaps).isEqualTo(RESTARTS);
            assertThat(watching.running.failures).isEmpty();
        }
    }

    @Test
    void anAgentThatIsRestartedTellsWhatTheEngineStillKnowsOnce() throws Exception {
        Instant begun = Instant.now();
        List<LogRecord> all = new ArrayList<>();
        try (RealEngine engine = RealEngine.running("events-agent")) {
            Emitted records = new Emitted();
            for (int life = 0; life < RESTARTS; life++) {
                try (Watching watching = new Watching(engine.socket(), records)) {
                    Thread starting = starting(engine);
                    Emitted present = records;
                    Eventually.is(
                            "some started", SOON, () -> started(present.all()).size() >= FEW);
                    watching.running.close();
                    starting.interrupt();
                    starting.join();
                }
                start(engine);
                start(engine);
                all.addAll(records.all());
                records = new Emitted().after(all.getLast());
            }
            try (Watching watching = new Watching(engine.socket(), records)) {
                watching.told("container n%d started".formatted(numbers.get()));
            }
            all.addAll(records.all());
            List<String> engineSaid = known(engine, begun);
            System.out.printf(
                    "measured: %d lives of the agent, %d starts, %d told%n",
                    RESTARTS + 1, engineSaid.size(), started(all).size());
            assertThat(started(all)).doesNotHaveDuplicates().containsExactlyElementsOf(engineSaid);
            assertThat(all).extracting(LogRecord::id).doesNotHaveDuplicates();
            assertThat(all).noneMatch(record -> record.text().startsWith("Docker events between"));
        }
    }
}
