package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.SampleSink;
import dockerana.api.Status;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CarbonLaneTest {
    private static final Metric LEVEL = Metric.gauge("level.{number}", "Anything");

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

    /** More than fits into all buffers on the way. */
    private static Batch large() {
        TestBatch batch = new TestBatch();
        for (int i = 0; i < 30_000; i++) {
            batch.add(LEVEL.of(String.valueOf(i)), i);
        }
        return batch.build();
    }

    @Test
    void aBatchArrives() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of(carbon.address()).lines())) {
            sink.connect();
            sink.write(batch(1));

            assertThat(carbon.connection().line()).isEqualTo(line(1));
            assertThat(agent.lastStatus())
                    .isEqualTo(new Status(
                            Status.Level.OK,
                            "Connected to " + carbon.address(),
                            Optional.empty(),
                            Optional.of("lines to " + carbon.address())));
        }
    }

    @Test
    void aPeerThatClosedIsNoticedBeforeAnythingIsWritten() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of(carbon.address()).lines().replay(Duration.ZERO))) {
            sink.connect();
            sink.write(batch(1));
            FakeCarbon.Connection first = carbon.connection();
            first.line();
            first.close();

            assertThatThrownBy(() -> writeUntilItFails(sink, batch(2)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(carbon.address() + " closed the connection");
        }
    }

    /** The news of the end needs a moment, even over loopback. */
    private static void writeUntilItFails(SampleSink sink, Batch batch) throws Exception {
        while (true) {
            sink.write(batch);
        }
    }

    @Test
    void whatWasSentLatelyIsSentAgainAfterAReconnect() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of(carbon.address()).lines())) {
            sink.connect();
            sink.write(batch(1));
            sink.write(batch(2));
            carbon.connection().close();

            sink.connect();
            sink.write(batch(3));
            sink.write(batch(4));

            FakeCarbon.Connection second = carbon.connection();
            for (int number = 1; number <= 4; number++) {
                assertThat(second.line()).isEqualTo(line(number));
            }
        }
    }

    @Test
    void withoutReplayNothingIsSentTwice() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of(carbon.address()).lines().replay(Duration.ZERO))) {
            sink.connect();
            sink.write(batch(1));
            sink.connect();
            sink.write(batch(2));

            assertThat(carbon.connection().line()).isEqualTo(line(1));
            assertThat(carbon.connection().line()).isEqualTo(line(2));
        }
    }

    @Test
    void aPeerThatNeverReadsIsGivenUp() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of(carbon.address()).writeTimeout(Duration.ofMillis(300)))) {
            sink.connect();

            assertThatThrownBy(() -> sink.write(large()))
                    .isInstanceOf(IOException.class)
                    .hasMessage(carbon.address() + " has read nothing for 0.3 s");
        }
    }

    @Test
    void aWriteThatWaitsEndsWhenItIsInterrupted() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of(carbon.address()))) {
            sink.connect();
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread writer = Thread.ofPlatform().start(() -> {
                try {
                    sink.write(large());
                    end.completeExceptionally(new AssertionError("It was written"));
                } catch (Throwable e) {
                    end.complete(e);
                }
            });
            carbon.connection().in().readNBytes(1);

            writer.interrupt();

            assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aResetInTheMiddleOfAFrameHasTheWholeBatchSentAgain() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of(carbon.address()).lines())) {
            Batch large = large();
            sink.connect();
            FakeCarbon.Connection first = carbon.connection();
            CompletableFuture<Void> reset = CompletableFuture.runAsync(() -> {
                try {
                    first.in().readNBytes(10_000);
                    first.reset();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThatThrownBy(() -> sink.write(large))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(carbon.address() + " broke the connection: ");
            reset.join();

            sink.connect();
            FakeCarbon.Connection second = carbon.connection();
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
                try {
                    sink.write(large);
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            for (int i = 0; i < large.size(); i++) {
                assertThat(second.line()).startsWith("p.level." + i + " " + i + " ");
            }
            written.join();
        }
    }

    @Test
    void aFarEndThatReadsByteByByteGetsTheSame() throws Exception {
        TestBatch builder = new TestBatch();
        for (int i = 0; i < 10_000; i++) {
            builder.add(LEVEL.of(String.valueOf(i)), i);
        }
        Batch batch = builder.build();
        try (FakeCarbon carbon = new FakeCarbon()) {
            CarbonSink sink = sink(Configs.of(carbon.address()).lines());
            sink.connect();
            InputStream in = carbon.connection().unbuffered();
            CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
                try {
                    StringBuilder all = new StringBuilder();
                    for (int b = in.read(); b >= 0; b = in.read()) {
                        all.append((char) b);
                    }
                    return all.toString();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            sink.write(batch);
            sink.close();

            List<String> lines = read.join().lines().toList();
            assertThat(lines).hasSize(10_000);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i)).startsWith("p.level." + i + " " + i + " ");
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        try (CarbonSink sink = sink(Configs.of("127.0.0.1:" + port))) {
            assertThatThrownBy(sink::connect)
                    .isInstanceOf(IOException.class)
                    .hasMessage("127.0.0.1:" + port + " refused the connection");
        }
    }

    @Test
    void aNameThatDoesNotExistIsNamed() throws Exception {
        try (CarbonSink sink = sink(Configs.of("carbon.invalid"))) {
            assertThatThrownBy(sink::connect)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("carbon.invalid:2004 cannot be reached: its name");
        }
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

    @Test
    void closingWaitsUntilTheFarEndHasReadEverything() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon()) {
            CarbonSink sink = sink(Configs.of(carbon.address()).lines());
            sink.connect();
            sink.write(batch(1));
            FakeCarbon.Connection connection = carbon.connection();
            CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(() -> {
                try (connection) {
                    return connection.line().equals(line(1)) && connection.ends();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });

            sink.close();

            assertThat(read.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aNameThatIsTooLongIsDroppedAndCountedOnce() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of(carbon.address()).lines().tagged("image"))) {
            Batch batch = new TestBatch()
                    .add(LEVEL.of("x".repeat(SeriesNames.LONGEST)), 1)
                    .add(LEVEL.of("short"), 2)
                    .build();
            sink.connect();
            sink.write(batch);

            assertThat(carbon.connection().line()).startsWith("p.level;host=testhost;number=short 2 ");
            assertThat(agent.drops()).containsEntry("oversize", 1L);
        }
    }
}
