package dockerana.plugin.statsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dockerana.api.Metric;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatsdSinkTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final TestAgent agent = TestAgent.ofSink("statsd").withClock(() -> TestBatch.SLOT.plusSeconds(1));
    private final FakeStatsd statsd = new FakeStatsd();

    @AfterEach
    void close() {
        statsd.close();
        agent.close();
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private StatsdSink connected(Configs configs) throws Exception {
        StatsdSink sink = new StatsdSink(configs.build(), agent);
        sink.connect();
        return sink;
    }

    private static TestBatch thousand() {
        TestBatch batch = new TestBatch();
        Metric metric = Metric.gauge("containers.{container}.cpu.percent", "Of a test");
        IntStream.range(0, 1000).forEach(i -> batch.add(metric.of("container-number-" + i), i));
        return batch;
    }

    @Test
    void manyLinesShareADatagramThatStaysBelowTheLimit() throws Exception {
        try (StatsdSink sink = connected(Configs.of(statsd.server()))) {
            sink.write(thousand().build());
            eventually(() -> statsd.lines().size() == 1000);

            assertThat(statsd.datagrams())
                    .hasSizeLessThan(60)
                    .allSatisfy(datagram -> assertThat(datagram).hasSizeLessThanOrEqualTo(1432));
        }
    }

    @Test
    void whatIsTooLongForADatagramIsDroppedAndCounted() throws Exception {
        try (StatsdSink sink = connected(Configs.of(statsd.server()).packetSize(256))) {
            Metric metric = Metric.gauge("a.{b}.{c}.{d}", "Of a test");
            String longest = "x".repeat(100);
            sink.write(new TestBatch()
                    .add(metric.of(longest, longest, longest), 1)
                    .gauge("b", 2)
                    .build());
            eventually(() -> statsd.lines().size() == 1);

            assertThat(statsd.lines()).containsExactly("dockerana.testhost.b:2|g");
            assertThat(agent.drops()).containsOnly(Map.entry("oversize", 1L));
        }
    }

    @Test
    void whatWaitedTooLongIsDroppedAndCounted() throws Exception {
        Instant slot = TestBatch.SLOT.minusSeconds(90);
        try (StatsdSink sink = connected(Configs.of(statsd.server()))) {
            sink.write(
                    new TestBatch().at(slot).gauge("old", 1).gauge("older", 1).build());
            sink.write(new TestBatch().gauge("new", 1).build());
            eventually(() -> statsd.lines().size() == 1);

            assertThat(statsd.lines()).containsExactly("dockerana.testhost.new:1|g");
            assertThat(agent.drops()).containsOnly(Map.entry("stale", 2L));
        }
    }

    @Test
    void itTellsStatsdHowManyDatagramsItWasSent() throws Exception {
        try (StatsdSink sink = connected(Configs.of(statsd.server()))) {
            sink.write(thousand().build());
            sink.write(new TestBatch().gauge("b", 2).build());
            eventually(() -> statsd.lines().size() == 1001);

            int probes = 2;
            assertThat(statsd.datagrams().stream()
                            .flatMap(String::lines)
                            .filter(line -> line.startsWith("dockerana.testhost.agent.sinks.statsd.packets:"))
                            .mapToInt(line -> Integer.parseInt(line.replaceAll(".*:|\\|c", "")))
                            .sum())
                    .isEqualTo(probes + statsd.datagrams().size() - 1);
        }
    }

    @Test
    void aPortThatNobodyListensAtIsNamed() {
        statsd.close();
        try (StatsdSink sink = new StatsdSink(Configs.of(statsd.server()).build(), agent)) {
            assertThatIOException()
                    .isThrownBy(sink::connect)
                    .withMessage("nobody listens at %s (UDP)", statsd.server());
        }
    }

    @Test
    void aStatsdThatWentAwayIsNoticedAndTheBatchComesAgain() throws Exception {
        try (StatsdSink sink = connected(Configs.of(statsd.server()))) {
            statsd.close();
            assertThatIOException()
                    .isThrownBy(() -> {
                        while (true) {
                            sink.write(new TestBatch().gauge("a", 1).build());
                        }
                    })
                    .withMessageContaining("cannot send to " + statsd.server());
            assertThatIOException()
                    .isThrownBy(() -> sink.write(new TestBatch().gauge("a", 1).build()))
                    .withMessageContaining("no connection");

            try (FakeStatsd again = new FakeStatsd(InetAddress.getLoopbackAddress(), statsd.port())) {
                sink.connect();
                sink.write(new TestBatch().gauge("a", 7).build());
                eventually(() -> again.lines().equals(List.of("dockerana.testhost.a:7|g")));
            }
        }
    }

    @Test
    void aServerThatMovedIsFollowed() throws Exception {
        AtomicReference<String> moved = new AtomicReference<>("127.0.0.1");
        Address.Lookup lookup = host -> List.of(InetAddress.getByName(moved.get()));
        StatsdConfig config = Configs.of(new Server("statsd.example.com", statsd.port()))
                .resolveEvery(Duration.ofNanos(1))
                .build();
        try (FakeStatsd elsewhere = new FakeStatsd(InetAddress.getByName("127.0.0.2"), statsd.port());
                StatsdSink sink = new StatsdSink(config, agent, lookup, System::nanoTime)) {
            sink.connect();
            sink.write(new TestBatch().gauge("a", 1).build());
            moved.set("127.0.0.2");
            eventually(() -> {
                write(sink);
                return !elsewhere.lines().isEmpty();
            });
        }
    }

    private static void write(StatsdSink sink) {
        try {
            sink.write(new TestBatch().gauge("a", 2).build());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
