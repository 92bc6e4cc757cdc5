package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All sources beside an engine without containers: what threads do when there is nothing to do. */
@Tag("service")
class IdleTest {
    private static final int SECONDS = 20;

    /** Of the agent and the JVM together 6 a second were counted; a thread that looks around every 10 ms would wake up 100 times. */
    private static final int MOST_A_SECOND = 20;

    /** The most was 1, of the thread that looks whether there is more in the logs; at an interval of 10 s, so that nothing else is due. */
    private static final int MOST_OF_ONE_THREAD = 5;

    @TempDir
    Path temporary;

    @Test
    void noThreadWakesUpMoreOftenThanThereIsSomethingToDo() throws Exception {
        try (RealEngine engine = RealEngine.running("idle");
                Carbon carbon = Carbon.ofSeconds().start()) {
            Installation installation = Installation.in(temporary)
                    .configured("""
                    dockerana {
                      host = idle
                      interval = 10s
                      %s
                      sinks { graphite { type = carbon, servers = ["%s"] } }
                    }
                    """.formatted(EverySource.of(engine.socket()), carbon.server()));
            try (AgentProcess agent = AgentProcess.start(installation)) {
                agent.awaitLine("first samples of every source delivered");
                Map<String, Long> before = wakeUps(agent.pid());
                TimeUnit.SECONDS.sleep(SECONDS);
                Map<String, Long> since = wakeUps(agent.pid());
                before.forEach((thread, count) -> since.merge(thread, -count, Long::sum));

                assertThat(since.values()).allMatch(count -> count <= MOST_OF_ONE_THREAD * SECONDS, since.toString());
                assertThat(since.values().stream().mapToLong(Long::longValue).sum())
                        .as("all together: %s", since)
                        .isPositive()
                        .isLessThan(MOST_A_SECOND * SECONDS);
            }
        }
    }

    /** How often each thread gave its processor away, to wait for something. */
    private static Map<String, Long> wakeUps(long pid) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                try {
                    counts.put(name(thread), switches(thread));
                } catch (NoSuchFileException e) { // one that has ended
                }
            }
        }
        return counts;
    }

    private static String name(Path thread) throws IOException {
        return Files.readString(thread.resolve("comm")).strip() + ' ' + thread.getFileName();
    }

    private static long switches(Path thread) throws IOException {
        return Files.readAllLines(thread.resolve("status")).stream()
                .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .sum();
    }
}
