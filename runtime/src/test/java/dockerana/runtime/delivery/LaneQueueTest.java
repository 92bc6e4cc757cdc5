package dockerana.runtime.delivery;

import static dockerana.runtime.delivery.Things.LOG;
import static dockerana.runtime.delivery.Things.batch;
import static dockerana.runtime.delivery.Things.chunk;
import static dockerana.runtime.delivery.Things.records;
import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.LogRecord;
import dockerana.runtime.component.CapturedLog;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.delivery.LaneQueue.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LaneQueueTest {
    private final Vitals vitals = new Vitals(Role.SINK, "queue", "test");
    private final LaneQueue queue = new LaneQueue(vitals, new OutboxSizes(1_000, 2_000_000));
    private final AtomicInteger settled = new AtomicInteger();

    @Test
    void samplesGoBeforeRecordsThatWaitLonger() throws InterruptedException {
        queue.put(one(1));
        queue.put(batch(1));
        assertThat(queue.take()).isInstanceOf(Work.Samples.class);
    }

    @Test
    void whatIsNotDoneComesAgain() throws InterruptedException {
        queue.put(batch(1));
        queue.put(batch(2));
        Work work = taken();
        assertThat(queue.take()).isSameAs(work);
        queue.done(work);
        assertThat(queue.take()).isNotSameAs(work);
    }

    @Test
    void smallListsAreWrittenTogetherAndSettleEach() throws InterruptedException {
        queue.put(one(1));
        queue.put(one(2));
        queue.put(chunk(List.of(new LogRecord(LOG, 3, 0, 0, "x".repeat(300_000))), settled::incrementAndGet));
        Work work = taken();
        assertThat(work.count()).isEqualTo(2);
        queue.done(work);
        assertThat(settled).hasValue(2);
        assertThat(taken().count()).isOne();
    }

    @Test
    void thatSomethingIsLostIsToldOncePerOutage() throws InterruptedException {
        try (CapturedLog log = new CapturedLog("sink.overrun")) {
            LaneQueue overrun = new LaneQueue(new Vitals(Role.SINK, "overrun", "test"), new OutboxSizes(1_000, 1_000));
            for (int outage = 0; outage < 2; outage++) {
                for (int i = 0; i < 20; i++) {
                    overrun.put(batch(i));
                }
                while (overrun.count() > 0) {
                    overrun.done(Objects.requireNonNull(overrun.take()));
                }
            }
            assertThat(log.lines())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("ERROR") && line.contains("'overrun': its outbox is full"));
        }
    }

    @Test
    void aFullOutboxDropsTheOldestThatIsNotInHand() throws InterruptedException {
        queue.put(batch(0));
        Work inHand = taken();
        for (int slot = 1; slot < 20; slot++) {
            queue.put(batch(slot));
            assertThat(queue.bytes()).isLessThanOrEqualTo(1_000);
        }
        assertThat(vitals.part(0, 0).dropped()).isEqualTo(Map.of("full", 20 - queue.count()));
        queue.done(inHand);
        queue.drain();
        long slot = 0;
        for (Work work = queue.take(); work != null; work = queue.take()) {
            slot = ((Work.Samples) work).batch().batch().slotMillis();
            queue.done(work);
        }
        assertThat(slot).isEqualTo(19);
    }

    @Test
    void anEmittedListThatIsDroppedIsSettled() {
        for (int i = 0; i < 3; i++) {
            List<LogRecord> large = List.of(new LogRecord(LOG, i, 0, 0, "x".repeat(400_000)));
            queue.put(new Chunk(large, true, Chunk.bytes(large), 1, settled::incrementAndGet));
        }
        assertThat(settled).hasValue(1);
    }

    @Test
    void whoWaitsIsWokenByWhatIsPut() throws Exception {
        CompletableFuture<@Nullable Work> taken = CompletableFuture.supplyAsync(this::take);
        queue.put(batch(1));
        assertThat(taken.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void whoPausesIsWokenByTheDrain() throws InterruptedException {
        Thread paused = Thread.ofPlatform().start(this::pauseForLong);
        while (paused.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        queue.drain();
        assertThat(paused.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void nothingWaitsInAnEmptyQueue() {
        assertThat(queue.lagSeconds()).isZero();
        queue.put(one(1));
        assertThat(queue.lagSeconds()).isPositive();
        assertThat(queue.count()).isOne();
    }

    private Chunk one(long number) {
        return chunk(records(LOG, number), settled::incrementAndGet);
    }

    private Work taken() throws InterruptedException {
        Work work = queue.take();
        return Objects.requireNonNull(work);
    }

    private @Nullable Work take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pauseForLong() {
        try {
            queue.pause(Duration.ofMinutes(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
