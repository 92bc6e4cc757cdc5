package dockerana.plugin.statsd;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.testkit.HostileText;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real StatsD makes of it. */
@Tag("service")
@Timeout(120)
class RealStatsdTest {
    private static final Metric LEVEL = Metric.gauge("containers.{container}.level", "Anything");
    private static final Metric EVENTS = Metric.counter("containers.{container}.events", "Anything");
    private static final String BAD = "statsd.bad_lines_seen";
    private static final String RECEIVED = "statsd.packets_received";
    private static final int HOSTILE = 10_000;

    private static final RealStatsd STATSD = new RealStatsd();
    private final TestAgent agent = TestAgent.ofSink("statsd").withClock(() -> TestBatch.SLOT);

    @BeforeAll
    static void start() throws Exception {
        STATSD.start();
    }

    @AfterAll
    static void stop() throws Exception {
        STATSD.close();
    }

    private static double count(String name) {
        try {
            return STATSD.asked("counters").getOrDefault(name, Double.NaN);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends it all and waits until as many datagrams have arrived as the kernel was handed. */
    private void send(Batch... batches) throws Exception {
        double before = count(RECEIVED);
        try (StatsdSink sink = new StatsdSink(Configs.of(STATSD.server()).build(), agent)) {
            sink.connect();
            for (Batch batch : batches) {
                sink.write(batch);
            }
            double handedOver = before + sink.handedOver();
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (count(RECEIVED) < handedOver && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(count(RECEIVED)).as("datagrams received").isEqualTo(handedOver);
        }
    }

    @Test
    void aGaugeBelowZeroIsItselfWhateverItWasBefore() throws Exception {
        send(
                new TestBatch()
                        .gauge("below", 10)
                        .gauge("above", -3)
                        .gauge("twice", -1)
                        .build(),
                new TestBatch()
                        .gauge("below", -5)
                        .gauge("above", 3)
                        .gauge("twice", -1)
                        .build());

        assertThat(STATSD.asked("gauges"))
                .containsEntry("dockerana.testhost.below", -5.0)
                .containsEntry("dockerana.testhost.above", 3.0)
                .containsEntry("dockerana.testhost.twice", -1.0);
    }

    @Test
    void countersAddUpByWhatTheyGrew() throws Exception {
        send(
                new TestBatch()
                        .counter("grown", 1000, Double.NaN)
                        .counter("seconds", 1, 0.25)
                        .build(),
                new TestBatch()
                        .counter("grown", 1007, 7)
                        .counter("seconds", 2, 1.5e-7)
                        .build(),
                new TestBatch()
                        .counter("grown", 1010, 3)
                        .counter("seconds", 1e16, 1e16)
                        .build());

        assertThat(STATSD.asked("counters"))
                .containsEntry("dockerana.testhost.grown", 10.0)
                .containsEntry("dockerana.testhost.seconds", 0.25 + 1.5e-7 + 1e16);
    }

    @Test
    void hostileNamesArriveAsTheyWerePredictedAndLeaveItWell() throws Exception {
        List<String> labels = HostileText.many(HOSTILE);
        TestBatch batch = new TestBatch();
        Map<String, Double> gauges = new HashMap<>();
        Map<String, Double> counters = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            if (gauges.putIfAbsent(agent.path(LEVEL.of(label)), (double) -i) == null) {
                batch.add(LEVEL.of(label), -i).add(EVENTS.of(label), i, i);
                counters.put(agent.path(EVENTS.of(label)), (double) i);
            }
        }
        double badBefore = count(BAD);

        send(batch.build());

        assertThat(count(BAD)).isEqualTo(badBefore).isZero();
        assertThat(gauges).hasSizeGreaterThan(HOSTILE / 4);
        assertThat(STATSD.asked("gauges")).containsAllEntriesOf(gauges);
        assertThat(STATSD.asked("counters")).containsAllEntriesOf(counters);
    }
}
