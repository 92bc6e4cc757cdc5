package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.Allocation;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reading costs while the same things are there. */
class SteadyStateTest {
    @TempDir
    private Path copy;

    @Test
    void aReadingOfARecordedMachineAllocatesNextToNothing() throws Exception {
        RecordedTree tree = new RecordedTree(Path.of("src/test/cases/laptop-cgroup2"), copy);
        try (TestAgent agent = TestAgent.ofSource("host");
                HostSource source = new HostSource(tree.config(), agent, tree, () -> RecordedTree.PAGE_SIZE)) {
            assertThat(Allocation.bytesPerReading(source)).isLessThan(4096);
        }
    }

    @Test
    void aReadingOfTheLiveMachineAllocatesNextToNothing() throws Exception {
        try (TestAgent agent = TestAgent.ofSource("host");
                HostSource source = new HostSource(TestConfig.ofThisMachine(), agent)) {
            assertThat(Allocation.bytesPerReading(source)).isLessThan(4096);
        }
    }
}
