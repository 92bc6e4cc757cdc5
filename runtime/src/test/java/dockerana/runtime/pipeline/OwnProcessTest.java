package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnProcessTest {
    @Test
    void itSaysWhatTheSystemSaysOfThisProcess() throws Exception {
        OwnProcess process = new OwnProcess();
        process.read();
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();

        assertThat(process.cpuSeconds()).isCloseTo(cpu.toNanos() / 1e9, within(2.0));
        assertThat(process.rssBytes()).isBetween(20L << 20, 4L << 30);
        assertThat(process.threads()).isBetween(5L, 500L);
        assertThat(process.heapBytes()).isPositive();
    }
}
