package dockerana.plugin.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private long now = 1;
    private final Pace pace = new Pace(() -> now);

    private Duration after(Duration passed) {
        now += passed.toNanos();
        return pace.begun();
    }

    @Test
    void aReadingIsOverBeforeTheNextIsDue() {
        after(Duration.ZERO);
        assertThat(after(Duration.ofMillis(200))).isEqualTo(Duration.ofSeconds(2)); // the first waits for no boundary

        assertThat(after(Duration.ofSeconds(5))).isEqualTo(Duration.ofMillis(4500));
        assertThat(after(Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(4500)); // one was missed
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void nobodyIsWaitedForForMinutesNorHurriedBeyondReason() {
        after(Duration.ZERO);
        after(Duration.ofMinutes(1));

        assertThat(after(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(10));
        assertThat(after(Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(500));
    }
}
