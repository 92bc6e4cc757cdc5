package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The profile {@code metrics}: everything but Elasticsearch. */
@Tag("service")
@ResourceLock("images of the stack")
@Timeout(2400)
class StackOfNumbersTest {
    private static final List<String> SERVICES =
            List.of("dockerana", "carbon", "graphite", "statsd", "grafana", "nginx");

    @TempDir
    static Path temporary;

    private static Stack stack;

    @BeforeAll
    static void bringItUp() throws Exception {
        stack = Stack.ofProfile(temporary, "metrics");
        stack.up();
        stack.awaitHealthy(SERVICES);
    }

    @AfterAll
    static void takeItDown() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void nothingElseRunsAndNothingIsMissed() throws Exception {
        assertThat(stack.docker("ps", "--format", "{{.Names}}").lines())
                .containsExactlyInAnyOrderElementsOf(
                        SERVICES.stream().map(Stack::container).toList());
        Eventually.is(
                "the far ends that there are",
                Stack.TO_ARRIVE,
                () -> stack.get("/dockerana/health").body().contains("graphite:8080 takes events"));
        assertThat(stack.get("/dockerana/health").body()).doesNotContain("elasticsearch");
    }

    @Test
    void numbersAreInGraphiteAndLinesOnThePage() throws Exception {
        stack.awaitPoints("dockerana.*.cpu.used");
        stack.awaitPoints("dockerana.*.containers.stack-carbon-1.memory.used_bytes");
        stack.awaitPoints("stats.gauges.docker.host.*.loadavg.1-min"); // by StatsD
        stack.get("/graphite/"); // which nginx writes a line about
        Eventually.is(
                "the line",
                Stack.TO_ARRIVE,
                () -> stack.get("/dockerana/api/logs?container=stack-nginx-1")
                        .body()
                        .contains("GET /graphite/ "));
    }
}
