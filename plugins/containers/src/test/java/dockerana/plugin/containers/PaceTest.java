package dockerana.plugin.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaceTest {
    private long now = 1;
    private final Pace pace = new Pace(() -> now);

    private Duration after(Duration passed) {
        now += passed.toNanos();
        return pace.begun();
    }

    private Duration afterSeconds(int seconds) {
        return after(Duration.ofSeconds(seconds));
    }

    @BeforeEach
    void theFirstWaitsForNoBoundary() {
        assertThat(afterSeconds(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(after(Duration.ofMillis(200))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aReadingIsOverBeforeTheNextIsDue() {
        assertThat(afterSeconds(5)).isEqualTo(Duration.ofMillis(4500));
        assertThat(afterSeconds(5)).isEqualTo(Duration.ofMillis(4500));
    }

    @Test
    void oneThatWasMissedOrIsLateChangesNothing() {
        afterSeconds(5);
        assertThat(afterSeconds(10)).isEqualTo(Duration.ofMillis(4500));
        assertThat(afterSeconds(5)).isEqualTo(Duration.ofMillis(4500));
        assertThat(afterSeconds(9)).isEqualTo(Duration.ofMillis(8100)); // the machine stood still: 10, 5, 9
        assertThat(afterSeconds(1)).isEqualTo(Duration.ofMillis(4500));
        assertThat(afterSeconds(5)).isEqualTo(Duration.ofMillis(4500));
    }

    @Test
    void anotherPaceIsTakenUp() {
        afterSeconds(5);
        afterSeconds(5);
        afterSeconds(1);

        assertThat(afterSeconds(1)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void nobodyIsWaitedForForMinutesNorHurriedBeyondReason() {
        assertThat(afterSeconds(60)).isEqualTo(Duration.ofSeconds(10));
        assertThat(after(Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(500));
    }
}
