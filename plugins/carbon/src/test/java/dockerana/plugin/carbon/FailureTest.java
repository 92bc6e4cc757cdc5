package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.SampleSink;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailureTest {
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

    /** More than fits into all buffers on the way. */
    private static Batch large() {
        TestBatch batch = new TestBatch();
        for (int i = 0; i < 30_000; i++) {
            batch.add(LEVEL.of(String.valueOf(i)), i);
        }
        return batch.build();
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

    /** The news of the end needs a moment, even over loopback. */
    private static void writeUntilItFails(SampleSink sink, Batch batch) throws Exception {
        while (true) {
            sink.write(batch);
        }
    }
}
