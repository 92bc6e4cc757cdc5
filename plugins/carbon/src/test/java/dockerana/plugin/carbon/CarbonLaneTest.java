package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.Status;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
