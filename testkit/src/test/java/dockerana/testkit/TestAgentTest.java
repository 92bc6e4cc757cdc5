package dockerana.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.api.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TestAgentTest {
    private static final Series LOAD = Metric.gauge("load.{core}", "Load").of("a b");

    @Test
    void namesAreThoseOfTheRuntime() {
        TestAgent agent =
                TestAgent.ofSink("graphite").onHost("web01.example.com").withPrefix("one.{host}");

        assertThat(agent.id()).isEqualTo("graphite");
        assertThat(agent.path(LOAD)).isEqualTo("one.web01_example_com.load.a_b");
        assertThat(agent.name(LOAD)).isEqualTo("one.load");
        assertThat(agent.tags(LOAD, List.of())).isEqualTo(Map.of("core", "a b", "host", "web01.example.com"));
    }

    @Test
    void theClockIsTheTests() {
        FakeClock clock = new FakeClock(Instant.EPOCH);
        TestAgent agent = TestAgent.ofSource("host").withClock(clock);

        clock.advance(Duration.ofSeconds(3));

        assertThat(agent.clock().instant()).isEqualTo(Instant.EPOCH.plusSeconds(3));
    }

    @Test
    void whatIsReportedCanBeSeen() {
        TestAgent agent = TestAgent.ofSink("graphite");
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);

        agent.dropped("oversize", 2);
        agent.dropped("oversize", 3);
        agent.status(Status.degraded("half of it", "wait"));

        assertThat(agent.drops()).isEqualTo(Map.of("oversize", 5L));
        assertThat(agent.lastStatus().message()).isEqualTo("half of it");
        assertThat(agent.health().level()).isEqualTo(Status.Level.DEGRADED);
    }

    @Test
    void itsThreadsAreInterruptedAtClose() throws InterruptedException {
        TestAgent agent = TestAgent.ofService("docker");
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        Runnable waitsForEver = () -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        };
        agent.threads().newThread(waitsForEver).start();
        agent.sockets().execute(waitsForEver);
        running.await();

        agent.close();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aThreadThatIsJustStartingIsInterruptedToo() throws InterruptedException {
        TestAgent agent = TestAgent.ofService("docker");
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread starting = agent.threads()
                .newThread(() -> interrupted.set(Thread.currentThread().isInterrupted()));

        agent.close();
        starting.start();
        starting.join();

        assertThat(interrupted).isTrue();
    }
}
