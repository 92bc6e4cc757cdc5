package dockerana.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final Percentage JITTER = Percentage.withPercentage(13);

    @Test
    void pausesDoubleUpToTheLongestAndStartAnewAfterASuccess() {
        Backoff backoff = Backoff.ofConnections();
        for (long expected : new long[] {500, 1_000, 2_000, 4_000, 4_000}) {
            assertThat(backoff.next().toMillis()).isCloseTo(expected, JITTER);
        }
        backoff.reset();
        assertThat(backoff.next().toMillis()).isCloseTo(500, JITTER);
    }

    @Test
    void aFarEndIsNeverAskedBeforeItWantsToBe() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> Backoff.ofRefusals().next(Duration.ofSeconds(7))))
                .containsOnly(Duration.ofSeconds(7));
    }

    @Test
    void aFarEndThatDoesNotSayHowLongIsLeftAloneLongerEachTime() {
        Backoff backoff = Backoff.ofRefusals();
        for (long expected : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
            assertThat(backoff.next(Duration.ZERO).toMillis()).isCloseTo(expected, JITTER);
        }
    }

    @Test
    void nothingKeepsItAwayForMoreThanThirtySeconds() {
        assertThat(Backoff.ofRefusals().next(Duration.ofSeconds(Long.MAX_VALUE)))
                .isEqualTo(Duration.ofSeconds(30));
    }
}
