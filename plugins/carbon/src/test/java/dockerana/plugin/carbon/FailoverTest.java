package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Batch;
import dockerana.api.SampleSink;
import dockerana.api.Status;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailoverTest {
    private final TestAgent agent = TestAgent.ofSink("graphite").withPrefix("p");

    @AfterEach
    void interruptThreads() {
        agent.close();
    }

    private CarbonSink sink(Configs config) {
        return new CarbonSink(config.build(), agent);
    }

    private static Batch batch(int number) {
        return new TestBatch()
                .at(Instant.ofEpochSecond(1_000 + number))
                .gauge("level", number)
                .build();
    }

    private static String line(int number) {
        return "p.level " + number + " " + (1_000 + number);
    }

    @Test
    void theNextServerTakesOverWhatTheFirstMayHaveLost() throws Exception {
        try (FakeCarbon first = new FakeCarbon();
                FakeCarbon second = new FakeCarbon();
                CarbonSink sink =
                        sink(Configs.of(first.address(), second.address()).lines())) {
            sink.connect();
            sink.write(batch(1));
            FakeCarbon.Connection connection = first.connection();
            connection.line();
            connection.close();
            assertThatThrownBy(() -> writeUntilItFails(sink, batch(2))).isInstanceOf(IOException.class);

            sink.connect();
            sink.write(batch(2));

            assertThat(second.connection().line()).isEqualTo(line(1));
            assertThat(first.hasNoOtherConnection()).isTrue();
        }
    }

    @Test
    void theFirstServerIsTakenAgainWithinAMinuteOfItsReturn() throws Exception {
        AtomicLong nanos = new AtomicLong();
        try (FakeCarbon first = new FakeCarbon();
                FakeCarbon second = new FakeCarbon()) {
            CarbonConfig config =
                    Configs.of(first.address(), second.address()).lines().build();
            CarbonLane lane =
                    new CarbonLane(config.servers(), config, new SeriesNames(config, agent), agent, nanos::get);
            lane.connect();
            first.connection().reset();
            assertThatThrownBy(() -> writeUntilItFails(lane, batch(1))).isInstanceOf(IOException.class);
            lane.connect();
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
            nanos.addAndGet(59_000_000_000L);
            lane.write(batch(2));
            nanos.addAndGet(2_000_000_000L);
            lane.write(batch(3));
            lane.close();

            assertThat(first.connection().line()).isEqualTo(line(3));
            assertThat(agent.lastStatus().message()).isEqualTo("Connected to " + first.address());
        }
    }

    @Test
    void everyServerThatFailedIsNamed() throws Exception {
        try (CarbonSink sink = sink(Configs.of("127.0.0.1:1", "127.0.0.1:2"))) {
            assertThatThrownBy(sink::connect)
                    .hasMessage("127.0.0.1:1 refused the connection; 127.0.0.1:2 refused the connection");
        }
    }

    /** The news of the end needs a moment, even over loopback. */
    private static void writeUntilItFails(SampleSink sink, Batch batch) throws Exception {
        while (true) {
            sink.write(batch);
        }
    }
}
