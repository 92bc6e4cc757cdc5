package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TickerTest {
    private static final long SECOND = 1_000;
    private static final long INTERVAL = 10 * SECOND;

    private long now = 1_000 * INTERVAL + 3 * SECOND;

    /** Where the wall clock stands after a sleep, given where it should. */
    private LongUnaryOperator awoken = due -> due;

    private final Ticker ticker = new Ticker(
            new Slots(INTERVAL), () -> Instant.ofEpochMilli(now), millis -> now = awoken.applyAsLong(now + millis));

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 4_000, 10_000, 15_000, 60_000, 120_000, 3_600_000})
    void anIntervalFitsIfItsBoundariesAreTheSameAfterEveryRestart(long millis) {
        assertThat(Slots.fits(Duration.ofMillis(millis))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 7_000, 45_000, 61_000, 90_000})
    void anyOtherIntervalDoesNot(long millis) {
        assertThat(Slots.fits(Duration.ofMillis(millis))).isFalse();
        assertThat(Slots.fits(Duration.ofNanos(1_500_000))).isFalse();
    }

    @Test
    void theFirstReadingBelongsToTheSlotLastBegun() throws InterruptedException {
        assertThat(ticker.begun()).isEqualTo(1_000 * INTERVAL);
        assertThat(ticker.await()).isEqualTo(1_001 * INTERVAL);
        assertThat(ticker.await()).isEqualTo(1_002 * INTERVAL);
    }

    @Test
    void boundariesThatPassedWhileASourceWasReadAreSkipped() throws InterruptedException {
        ticker.await();
        now += 2 * INTERVAL + SECOND;
        assertThat(ticker.await()).isEqualTo(1_004 * INTERVAL);
    }

    @Test
    void aTickThatIsLateKeepsItsSlot() throws InterruptedException {
        awoken = due -> due + 9 * SECOND;
        assertThat(ticker.await()).isEqualTo(1_001 * INTERVAL);
        assertThat(ticker.await()).isEqualTo(1_002 * INTERVAL);
    }

    @Test
    void aSlotHasOneTickThoughTheClockIsSlowedDown() throws InterruptedException {
        awoken = due -> due - 2;
        assertThat(ticker.await()).isEqualTo(1_001 * INTERVAL);
        assertThat(ticker.await()).isEqualTo(1_002 * INTERVAL);
        assertThat(ticker.await()).isEqualTo(1_003 * INTERVAL);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, -25, 25, 3_600})
    void afterTheClockWasSetTheNextTickIsOnABoundaryOfTheNewTime(long seconds) throws InterruptedException {
        ticker.await();
        long before = now;
        awoken = new LongUnaryOperator() {
            private boolean done;

            @Override
            public long applyAsLong(long due) {
                long step = done ? 0 : seconds * SECOND;
                done = true;
                return due + step;
            }
        };
        long slot = ticker.await();
        assertThat(slot % INTERVAL).isZero();
        assertThat(now).isEqualTo(slot);
        assertThat(slot - before - seconds * SECOND).isBetween(0L, 2 * INTERVAL);
    }
}
