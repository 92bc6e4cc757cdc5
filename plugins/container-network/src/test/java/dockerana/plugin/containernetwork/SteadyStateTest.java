package dockerana.plugin.containernetwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dockerana.api.Samples;
import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.testkit.TestAgent;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reading costs while the same containers run. */
class SteadyStateTest {
    private static final int READINGS = 200;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private double sum;
    private final Samples samples = (_, value) -> sum += value;

    @TempDir
    private Path copy;

    @Test
    void aReadingAllocatesNextToNothing() throws Exception {
        try (TestAgent agent = TestAgent.ofSource("container-network");
                ContainerNetworkSource source =
                        RecordedHost.of("five-modes", copy).source(agent, Node.INTERFACE)) {
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
