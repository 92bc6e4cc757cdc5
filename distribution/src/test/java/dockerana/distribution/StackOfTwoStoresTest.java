package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The profile {@code cluster}: two stores, divided by the agent itself, asked as one. */
@Tag("service")
@ResourceLock("images of the stack")
@Timeout(2400)
class StackOfTwoStoresTest {
    private static final List<String> SERVICES =
            List.of("dockerana", "carbon", "carbon-b", "graphite", "statsd", "grafana", "nginx");

    @TempDir
    static Path temporary;

    private static Stack stack;

    @BeforeAll
    static void bringItUp() throws Exception {
        stack = Stack.ofProfile(temporary, "cluster");
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
    void eachSeriesIsInOneOfTheStoresAndGraphiteHasAll() throws Exception {
        Eventually.is(
                "series in both",
                Stack.TO_ARRIVE,
                () -> !series("carbon").isEmpty() && !series("carbon-b").isEmpty());
        Set<String> first = series("carbon");
        Set<String> second = series("carbon-b");
        assertThat(first).doesNotContainAnyElementsOf(second);
        for (Set<String> store : List.of(first, second)) {
            stack.awaitPoints(store.iterator().next());
        }
    }

    /** What the agent has sent to a store. */
    private static Set<String> series(String store) {
        String files = stack.inside(
                store,
                "cd /var/lib/graphite/whisper && find . -path './dockerana/*' -name '*.uptime_seconds.wsp' -o -path './dockerana/*/cpu/*.wsp'");
        return files.lines()
                .map(file -> file.substring(2, file.length() - ".wsp".length()).replace('/', '.'))
                .collect(Collectors.toSet());
    }
}
