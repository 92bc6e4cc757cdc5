package dockerana.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessAgeTest {
    @Test
    void itIsCountedFromTheStartThatTheKernelTells() {
        String stat = "4711 (a ) name) S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 9 0 123450 10 11 12\n";
        assertThat(ProcessAge.of(stat, "1234.81 99.00\n")).isEqualTo(Duration.ofMillis(310));
    }

    @Test
    void thisProcessHasRunForAWhile() throws Exception {
        assertThat(ProcessAge.ofThisProcess()).isBetween(Duration.ofMillis(10), Duration.ofHours(1));
    }
}
