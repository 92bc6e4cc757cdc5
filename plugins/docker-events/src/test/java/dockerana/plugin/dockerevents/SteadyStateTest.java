package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.Allocation;
import dockerana.testkit.TestAgent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a reading costs while nothing happens. */
class SteadyStateTest {
    private static final int CONTAINERS = 100;

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
            assertThat(Allocation.bytesPerReading(source)).isLessThan(512);
        }
    }
}
