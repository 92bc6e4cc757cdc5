package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dockerana.api.Samples;
import dockerana.testkit.TestAgent;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reading costs while the same containers run. */
class SteadyStateTest {
    private static final int READINGS = 200;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private double sum;
    private final Samples samples = (_, value) -> sum += value;

    @TempDir
    private Path copy;

    @ParameterizedTest
    @ValueSource(strings = {"v1-cgroupfs", "v2-systemd"})
    void aReadingAllocatesNextToNothing(String host) throws Exception {
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = RecordedHost.of(host, copy).source(agent)) {
            for (int i = 0; i < READINGS; i++) {
                source.collect(samples);
            }
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < READINGS; i++) {
                source.collect(samples);
            }

            assertThat((thread.getCurrentThreadAllocatedBytes() - before) / READINGS)
                    .isLessThan(512);
        }
    }
}
