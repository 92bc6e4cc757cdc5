package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostSourceTest {
    private static final Filter ALL = new Filter(List.of("*"), List.of());
    private static final HostConfig DEFAULTS = new HostConfig(
            Path.of("/proc"),
            Path.of("/sys"),
            Path.of("/"),
            false,
            ALL,
            ALL,
            new MountFilter(List.of("*"), List.of(), List.of()));

    @Test
    void theLiveMachineTellsItsLoadAndItsMemory() throws Exception {
        try (HostSource source = new HostSource(DEFAULTS, TestAgent.ofSource("host"))) {
            CollectedSamples first = CollectedSamples.of(source);

            assertThat(first.value("cpu.cores")).isEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(first.value("load.1m")).isNotNegative();
            assertThat(first.value("memory.total_bytes")).isGreaterThan(first.value("memory.used_bytes"));
            assertThat(first.has("cpu.user")).isFalse();
        }
    }
}
