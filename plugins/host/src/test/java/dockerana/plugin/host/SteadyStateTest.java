package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dockerana.api.Samples;
import dockerana.testkit.TestAgent;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reading costs while the same things are there. */
class SteadyStateTest {
    private static final int READINGS = 200;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private double sum;
    private final Samples samples = (_, value) -> sum += value;

    @TempDir
    private Path copy;

    @Test
    void aReadingOfARecordedMachineAllocatesNextToNothing() throws Exception {
        RecordedTree tree = new RecordedTree(Path.of("src/test/cases/laptop-cgroup2"), copy);
        try (TestAgent agent = TestAgent.ofSource("host");
                HostSource source = new HostSource(tree.config(), agent, tree, () -> RecordedTree.PAGE_SIZE)) {
            assertThat(bytesPerReading(source)).isLessThan(4096);
        }
    }

    @Test
    void aReadingOfTheLiveMachineAllocatesNextToNothing() throws Exception {
        try (TestAgent agent = TestAgent.ofSource("host");
                HostSource source = new HostSource(TestConfig.ofThisMachine(), agent)) {
            assertThat(bytesPerReading(source)).isLessThan(4096);
        }
    }

    private long bytesPerReading(HostSource source) throws Exception {
        for (int i = 0; i < READINGS; i++) {
            source.collect(samples);
        }
        long before = thread.getCurrentThreadAllocatedBytes();
        long cpuBefore = thread.getCurrentThreadCpuTime();
        for (int i = 0; i < READINGS; i++) {
            source.collect(samples);
        }
        long bytes = (thread.getCurrentThreadAllocatedBytes() - before) / READINGS;
        long micros = (thread.getCurrentThreadCpuTime() - cpuBefore) / READINGS / 1000;
        System.out.printf("one reading: %d bytes, %d us of CPU%n", bytes, micros);
        return bytes;
    }
}
