package dockerana.plugin.containernetwork;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.testkit.Allocation;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reading costs while the same containers run. */
class SteadyStateTest {
    @TempDir
    private Path copy;

    @Test
    void aReadingAllocatesNextToNothing() throws Exception {
        try (TestAgent agent = TestAgent.ofSource("container-network");
                ContainerNetworkSource source =
                        RecordedHost.of("five-modes", copy).source(agent, Node.INTERFACE)) {
            assertThat(Allocation.bytesPerReading(source)).isLessThan(512);
        }
    }
}
