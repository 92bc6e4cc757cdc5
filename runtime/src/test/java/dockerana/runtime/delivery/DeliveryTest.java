package dockerana.runtime.delivery;

import static dockerana.runtime.delivery.Things.EVENTS;
import static dockerana.runtime.delivery.Things.LEVEL;
import static dockerana.runtime.delivery.Things.LOG;
import static dockerana.runtime.delivery.Things.batch;
import static dockerana.runtime.delivery.Things.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.runtime.component.CapturedLog;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class DeliveryTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Vitals SOURCE = new Vitals(Role.SOURCE, "things", "things");

    @TempDir
    private Path state;

    /** Where the next agent goes on. */
    private long remembered() throws IOException {
        return new Delivery(List.of(), state)
                .handover(SOURCE)
                .last("log")
                .orElseThrow()
                .timeNanos();
    }

    @Test
    void aSinkGetsTheKindsAndTheSourcesThatItTakes() throws Exception {
        CountDownLatch open = new CountDownLatch(0);
        Kept logs = new Kept(true, open, LogRecord.Kind.LOG);
        Kept all = new Kept(true, open, LogRecord.Kind.LOG, LogRecord.Kind.EVENT);
        Kept others = new Kept(true, open, LogRecord.Kind.LOG);
        Delivery delivery = new Delivery(
                List.of(
                        outlet(logs),
                        outlet(all),
                        new Outlet(NumberingAgent.agent(Role.SINK, "o"), () -> others, source -> source.equals("o"))),
                state);
        delivery.start();
        List<LogRecord> mixed = new ArrayList<>(records(LOG, 1));
        mixed.addAll(records(EVENTS, 2));
        assertThat(delivery.handover(SOURCE).offer(mixed)).isTrue();
        assertThat(delivery.close(LONG)).isZero();
        assertThat(logs.kept).extracting(LogRecord::id).containsExactly("log/1/0");
        assertThat(all.kept).extracting(LogRecord::id).containsExactly("log/1/0", "events/2/0");
        assertThat(others.kept).isEmpty();
    }

    @Test
    void aSourceIsToldWhichOfItsRecordsAnybodyTakes() throws Exception {
        Kept logs = new Kept(true, new CountDownLatch(0), LogRecord.Kind.LOG);
        Kept others = new Kept(true, new CountDownLatch(0), LogRecord.Kind.EVENT);
        Outlet ofOthers =
                new Outlet(NumberingAgent.agent(Role.SINK, "o"), () -> others, source -> source.equals("others"));
        Delivery delivery = new Delivery(List.of(outlet(logs), ofOthers), state);
        Handover handover = delivery.handover(SOURCE);
        assertThat(handover.wanted(LogRecord.Kind.LOG)).isTrue();
        assertThat(handover.wanted(LogRecord.Kind.EVENT)).isFalse();
    }

    @Test
    void anOfferIsRefusedForAllWhileOneOutboxIsFullAndComesAgain() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Kept slow = new Kept(true, open, LogRecord.Kind.LOG);
        Kept fast = new Kept(true, new CountDownLatch(0), LogRecord.Kind.LOG);
        Delivery delivery = new Delivery(List.of(outlet(fast), outlet(slow)), state);
        delivery.start();
        Handover handover = delivery.handover(SOURCE);
        int taken = 0;
        while (handover.offer(large(taken))) {
            taken++;
        }
        assertThat(handover.heldBackSeconds()).isPositive();
        assertThat(handover.last("log").orElseThrow().timeNanos()).isEqualTo(taken - 1);
        open.countDown();
        while (!handover.offer(large(taken))) {
            Thread.onSpinWait();
        }
        assertThat(handover.heldBackSeconds()).isZero();
        assertThat(delivery.close(LONG)).isZero();
        assertThat(slow.kept)
                .extracting(LogRecord::timeNanos)
                .hasSize(taken + 1)
                .isSorted();
        assertThat(fast.kept).hasSize(taken + 1);
    }

    @Test
    void whatCannotBeReadAgainIsNeverRefusedButDroppedAndCounted() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Kept slow = new Kept(true, open, LogRecord.Kind.LOG);
        Outlet outlet = outlet(slow);
        Delivery delivery = new Delivery(List.of(outlet), state);
        delivery.start();
        Handover handover = delivery.handover(SOURCE);
        for (int i = 0; i < 1_000; i++) {
            handover.emit(large(i));
            assertThat(outlet.queuedBytes()).isLessThan(8L << 20);
        }
        open.countDown();
        delivery.close(LONG);
        long dropped = outlet.agent().vitals().part(0, 0).dropped().getOrDefault("full", 0L);
        assertThat(slow.kept.size() + dropped).isEqualTo(1_000);
        assertThat(slow.kept).extracting(LogRecord::timeNanos).isSorted().contains(999L);
        assertThat(remembered()).isEqualTo(999);
    }

    @Test
    void aSinkThatIsNotDurableHoldsNothingBackAndSettlesNothing() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Delivery delivery = new Delivery(List.of(outlet(new Kept(false, open, LogRecord.Kind.LOG))), state);
        delivery.start();
        Handover handover = delivery.handover(SOURCE);
        for (int i = 0; i < 1_000; i++) {
            assertThat(handover.offer(large(i))).isTrue();
        }
        delivery.close(Duration.ofMillis(100));
        assertThat(remembered()).isEqualTo(999);
    }

    @Test
    void seriesAreSpreadOverTheLanesByTheirPath() throws Exception {
        Spread spread = new Spread(series -> series.path().contains("even") ? 0 : 1);
        Delivery delivery = new Delivery(List.of(outlet(spread)), state);
        delivery.start();
        delivery.put(batch(10, LEVEL.of("even-0"), LEVEL.of("odd-1"), LEVEL.of("even-2")));
        assertThat(delivery.close(LONG)).isZero();
        Batch even = spread.servers.getFirst().take();
        assertThat(List.of(even.series(0).path(), even.series(1).path()))
                .containsExactly("things.even-0.level", "things.even-2.level");
        assertThat(even.value(1)).isEqualTo(2);
        assertThat(even.slotMillis()).isEqualTo(10);
        assertThat(spread.servers.getLast().take().size()).isOne();
    }

    @Test
    void aSinkThatCannotTellTheLaneHarmsNoSource() throws Exception {
        Spread spread = new Spread(series -> {
            if (series.path().contains("bad")) {
                throw new IllegalStateException("a bug");
            }
            return series.path().contains("far") ? 7 : 0;
        });
        Outlet outlet = outlet(spread);
        Delivery delivery = new Delivery(List.of(outlet), state);
        delivery.start();
        delivery.put(batch(10, LEVEL.of("bad"), LEVEL.of("far"), LEVEL.of("good")));
        delivery.close(LONG);
        assertThat(spread.servers.getFirst().take().series(0).path()).isEqualTo("things.good.level");
        assertThat(outlet.agent().vitals().part(0, 0).dropped()).containsEntry("lane", 2L);
    }

    @Test
    void aSinkWhoseWriteNeverReturnsDoesNotHoldTheEndUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        SampleSink stubborn = new SampleSink() {
            @Override
            public void connect() {}

            @Override
            public void write(Batch batch) {
                while (never.getCount() > 0) {
                    Thread.onSpinWait();
                }
            }
        };
        Kept good = new Kept(true, new CountDownLatch(0), LogRecord.Kind.LOG);
        Delivery delivery = new Delivery(List.of(outlet(stubborn), outlet(stubborn), outlet(good)), state);
        delivery.start();
        delivery.put(batch(1));
        delivery.handover(SOURCE).offer(records(LOG, 1));
        try (CapturedLog log = new CapturedLog("sink.kept")) {
            assertThat(delivery.close(Duration.ofMillis(400))).isEqualTo(2);
            assertThat(log.text())
                    .contains("1 samples and records could not be delivered")
                    .doesNotContain("after the next start"); // samples do not come again
        }
        never.countDown();
        assertThat(good.kept).hasSize(1);
        assertThat(new Delivery(List.of(), state).handover(SOURCE).last("log")).isPresent();
    }

    @Test
    void aWriteThatWaitsIsInterruptedAndItsSinkClosedWhenTimeIsOut() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        SampleSink waiting = new SampleSink() {
            @Override
            public void connect() {}

            @Override
            public void write(Batch batch) throws InterruptedException {
                new CountDownLatch(1).await();
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        Delivery delivery = new Delivery(List.of(outlet(waiting)), state);
        delivery.start();
        delivery.put(batch(1));
        assertThat(delivery.close(Duration.ofMillis(400))).isOne();
        closed.await();
    }

    @Test
    void aSinkThatTakesRecordsCannotHaveLanes() {
        abstract class Both implements SampleSink, RecordSink {}
        assertThatIllegalStateException()
                .isThrownBy(() -> outlet(new Both() {
                    @Override
                    public void connect() {}

                    @Override
                    public void write(Batch batch) {}

                    @Override
                    public void write(List<LogRecord> records) throws IOException {}

                    @Override
                    public List<SampleSink> lanes() {
                        return List.of(this, this);
                    }
                }));
    }

    private static Outlet outlet(Object sink) throws Exception {
        return new Outlet(NumberingAgent.agent(Role.SINK, "kept"), () -> sink, source -> true);
    }

    private static List<LogRecord> large(long number) {
        return List.of(new LogRecord(LOG, number, 0, number, "x".repeat(50_000)));
    }
}
