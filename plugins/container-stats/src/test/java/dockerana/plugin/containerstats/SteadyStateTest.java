package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.Allocation;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reading costs while the same containers run. */
class SteadyStateTest {
    @TempDir
    private Path copy;

    @ParameterizedTest
    @ValueSource(strings = {"v1-cgroupfs", "v2-systemd"})
    void aReadingAllocatesNextToNothing(String host) throws Exception {
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = RecordedHost.of(host, copy).source(agent)) {
            assertThat(Allocation.bytesPerReading(source)).isLessThan(512);
        }
    }
}
