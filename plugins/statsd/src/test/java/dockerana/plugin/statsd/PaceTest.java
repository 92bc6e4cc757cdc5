package dockerana.plugin.statsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Pace pace = new Pace(1600, nanos::get);

    @Test
    void burstsAreSpreadEvenly() {
        assertThat(pace.pause()).isZero();
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(10));
        nanos.addAndGet(Duration.ofMillis(14).toNanos());
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(6));
    }

    @Test
    void whoSentNothingForLongSavesNothingUp() {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(pace.pause()).isZero();
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(10));
    }
}
