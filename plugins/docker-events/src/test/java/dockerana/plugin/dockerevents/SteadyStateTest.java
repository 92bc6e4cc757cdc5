package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dockerana.api.Samples;
import dockerana.testkit.TestAgent;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a reading costs while nothing happens. */
class SteadyStateTest {
    private static final int READINGS = 200;
    private static final int CONTAINERS = 100;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private double sum;
    private final Samples samples = (series, value) -> sum += value;

    @Test
    void aReadingAllocatesNextToNothing() throws Exception {
        FakeFeed feed = new FakeFeed();
        feed.containers = IntStream.range(0, CONTAINERS)
                .mapToObj(i -> Made.running("%064x".formatted(i), "web" + i)
                        .checked("healthy", 0, "/bin/sh -c true")
                        .container())
                .toList();
        try (TestAgent agent = TestAgent.ofSource("docker-events");
                DockerEventsSource source = new DockerEventsSource(
                        new DockerEventsConfig(List.of("*"), List.of(), false, 10), agent, feed)) {
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
