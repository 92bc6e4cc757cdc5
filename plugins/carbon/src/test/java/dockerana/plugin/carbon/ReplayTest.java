package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.testkit.TestBatch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final long SECOND = 1_000_000_000;

    private final Replay replay = new Replay(Duration.ofSeconds(15));

    private static Batch batch(int size) {
        TestBatch batch = new TestBatch();
        for (int i = 0; i < size; i++) {
            batch.gauge("level_" + i, i);
        }
        return batch.build();
    }

    @Test
    void whatIsOlderThanTheWindowIsForgotten() {
        Batch first = batch(1);
        Batch second = batch(1);
        Batch third = batch(1);
        replay.sent(first, 0);
        replay.sent(second, 10 * SECOND);
        replay.sent(third, 20 * SECOND);

        assertThat(replay.batches()).containsExactly(second, third);
    }

    @Test
    void anOutageDoesNotMakeItOlder() {
        Batch last = batch(1);
        replay.sent(last, 0);

        replay.reconnected(); // an hour later

        assertThat(replay.isDue()).isTrue();
        assertThat(replay.batches()).containsExactly(last);
    }

    @Test
    void whatWasRepeatedIsAsUncertainAsIfItWereNew() {
        Batch first = batch(1);
        Batch second = batch(1);
        replay.sent(first, 0);
        replay.reconnected();
        replay.repeated(100 * SECOND);
        replay.sent(second, 110 * SECOND);

        assertThat(replay.isDue()).isFalse();
        assertThat(replay.batches()).containsExactly(first, second);
    }

    @Test
    void itsMemoryIsBounded() {
        Batch batch = batch(30_000);
        for (int i = 0; i < 10; i++) {
            replay.sent(batch, i);
        }

        assertThat(replay.batches()).hasSize(2);

        replay.sent(batch(100_000), 11);
        assertThat(replay.batches()).isEmpty();
    }

    @Test
    void withoutAWindowNothingIsKept() {
        Replay off = new Replay(Duration.ZERO);
        off.sent(batch(1), 0);
        off.reconnected();

        assertThat(off.isDue()).isFalse();
    }

    @Test
    void withoutAnythingSentNothingIsDue() {
        replay.reconnected();

        assertThat(replay.isDue()).isFalse();
    }
}
