package dockerana.runtime.delivery;

import static dockerana.runtime.delivery.Things.LOG;
import static dockerana.runtime.delivery.Things.batch;
import static dockerana.runtime.delivery.Things.chunk;
import static dockerana.runtime.delivery.Things.records;
import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import dockerana.runtime.component.Backoff;
import dockerana.runtime.component.CapturedLog;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
final class LaneTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger settled = new AtomicInteger();
    private final Vitals vitals = new Vitals(Role.SINK, "lane", "test");
    private final LaneQueue queue = new LaneQueue(vitals, new OutboxSizes(100_000, 100_000));
    private RecordingSink.Write onBatch = slot -> {};
    private RecordingSink.Write onRecords = number -> {};
    private final Lane lane = new Lane(
            "lane",
            vitals,
            vitals.trouble(),
            queue,
            new LaneSink(
                    vitals,
                    () -> new RecordingSink(calls, slot -> onBatch.write(slot), number -> onRecords.write(number)),
                    Set.of(LogRecord.Kind.LOG),
                    () -> calls.add("released")),
            new Patience(new Backoff(SHORT, SHORT), new Backoff(SHORT, SHORT), new Backoff(SHORT, SHORT)),
            new FirstSamples(Set.of()),
            ClassLoader.getSystemClassLoader());

    @AfterEach
    void stop() throws InterruptedException {
        lane.stop();
        lane.awaitEnd(in(10));
    }

    @Test
    void aSinkIsConnectedBeforeTheFirstWriteAndClosedAfterTheLast() throws InterruptedException {
        queue.put(batch(1));
        queue.put(batch(2));
        queue.put(chunk(records(LOG, 1, 2), settled::incrementAndGet));
        queue.put(chunk(records(LOG, 3), settled::incrementAndGet));
        drained();
        assertThat(calls)
                .containsExactly("built", "connected", "batch 1", "batch 2", "records 1..3", "closed", "released");
        assertThat(settled).hasValue(2);
        assertThat(vitals.samples.sum()).isEqualTo(2);
        assertThat(vitals.records.sum()).isEqualTo(3);
    }

    @Test
    void aFarEndThatFailsGetsTheSameAgainAfterAConnect() throws InterruptedException {
        onBatch = slot -> fail(3, new IOException("away"));
        queue.put(batch(1));
        queue.put(batch(2));
        lane.start();
        expect("built", "connected", "connected", "connected", "connected", "batch 1", "batch 2");
        assertThat(vitals.retries.sum()).isEqualTo(3);
    }

    @Test
    void aFarEndThatRefusesKeepsItsConnectionAndTheOtherKindGoesOn() throws InterruptedException {
        CountDownLatch samplesWritten = new CountDownLatch(1);
        onRecords = number -> {
            if (samplesWritten.getCount() > 0) {
                throw new RefusedException("429", Duration.ZERO);
            }
        };
        queue.put(chunk(records(LOG, 1), settled::incrementAndGet));
        lane.start();
        expect("built", "connected");
        queue.put(batch(1));
        expect("batch 1");
        assertThat(settled).hasValue(0);
        samplesWritten.countDown();
        expect("records 1..1");
    }

    static List<Throwable> bugs() {
        return List.of(
                new IllegalStateException("a bug"),
                new OutOfMemoryError("not really"),
                new StackOverflowError(),
                new InterruptedException("of the sink's own making"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void aSinkWithABugIsBuiltAnewAndGetsTheSameAgain(Throwable bug) throws InterruptedException {
        onBatch = slot -> fail(1, bug);
        queue.put(batch(1));
        lane.start();
        expect("built", "connected", "closed", "released", "built", "connected", "batch 1");
    }

    @Test
    void aBatchThatAlwaysCrashesTheSinkIsGivenUpAndCounted() throws InterruptedException {
        onBatch = slot -> {
            if (slot == 1) {
                fail(Integer.MAX_VALUE, new IllegalStateException("poison"));
            }
        };
        queue.put(batch(1));
        queue.put(batch(2));
        lane.start();
        expect("built", "connected", "closed", "released", "built");
        expectBatch(2);
        assertThat(dropped("poison")).isOne();
        assertThat(failures).hasValue(5);
    }

    @Test
    void aRecordThatAlwaysCrashesTheSinkTakesOnlyItsOwnListWithIt() throws InterruptedException {
        onRecords = number -> {
            if (number == 5) {
                throw new IllegalStateException("poison");
            }
        };
        for (int i = 0; i < 10; i++) {
            queue.put(chunk(records(LOG, 2L * i, 2L * i + 1), settled::incrementAndGet));
        }
        lane.start();
        for (String call = ""; !call.endsWith("..19"); ) {
            call = calls.take();
        }
        lane.drain();
        lane.awaitEnd(in(10));
        assertThat(dropped("poison")).isEqualTo(2);
        assertThat(settled).hasValue(10);
        assertThat(vitals.records.sum()).isEqualTo(18);
    }

    @Test
    void whileRecordsFailSamplesThatPassAreNoRecovery() throws InterruptedException {
        try (CapturedLog log = new CapturedLog("sink.lane")) {
            onRecords = number -> fail(5, new IOException("no index"));
            queue.put(chunk(records(LOG, 1), settled::incrementAndGet));
            lane.start();
            for (int slot = 1; settled.get() == 0; slot++) {
                queue.put(batch(slot));
                expectBatch(slot);
            }
            assertThat(log.lines().stream().filter(line -> line.startsWith("WARN")))
                    .hasSize(1);
        }
    }

    @Test
    void aSinkThatInterruptsItsOwnThreadGoesOn() throws InterruptedException {
        onBatch = slot -> Thread.currentThread().interrupt();
        queue.put(batch(1));
        queue.put(batch(2));
        lane.start();
        expect("built", "connected", "batch 1", "batch 2");
    }

    @Test
    void whileTheAgentClosesADeadFarEndIsTriedAFewTimesMore() throws InterruptedException {
        onBatch = slot -> fail(Integer.MAX_VALUE, new IOException("away"));
        queue.put(batch(1));
        drained();
        assertThat(failures).hasValue(3);
        assertThat(queue.count()).isOne();
        assertThat(calls).endsWith("closed", "released");
    }

    @Test
    void aWriteThatBlocksIsInterruptedWhenTimeIsOut() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        onBatch = slot -> {
            blocked.countDown();
            new CountDownLatch(1).await();
        };
        queue.put(batch(1));
        lane.start();
        blocked.await();
        assertThat(lane.busy()).isPositive();
        lane.drain();
        lane.stop();
        lane.awaitEnd(in(10));
        assertThat(calls).containsExactly("built", "connected", "closed", "released");
        assertThat(vitals.errors.sum()).isZero();
    }

    private void drained() throws InterruptedException {
        lane.drain();
        lane.start();
        lane.awaitEnd(in(20));
    }

    private void fail(int times, Throwable failure) {
        if (failures.incrementAndGet() <= times) {
            sneak(failure);
        }
    }

    private void expect(String... expected) throws InterruptedException {
        for (String call : expected) {
            assertThat(calls.poll(10, TimeUnit.SECONDS)).isEqualTo(call);
        }
    }

    private void expectBatch(int slot) throws InterruptedException {
        for (String call = ""; !call.equals("batch " + slot); ) {
            call = calls.take();
        }
    }

    private long dropped(String reason) {
        return vitals.part(0, 0).dropped().getOrDefault(reason, 0L);
    }

    private static long in(int seconds) {
        return System.nanoTime() + seconds * 1_000_000_000L;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws anything, as other languages do
    private static <T extends Throwable> void sneak(Throwable any) throws T {
        throw (T) any;
    }
}
