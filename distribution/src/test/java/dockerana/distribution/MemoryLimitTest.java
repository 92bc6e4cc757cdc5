package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All sources every second beside fifty containers, with a carbon that is not there, and little memory: what waits must not grow beyond it. */
@Tag("service")
class MemoryLimitTest {
    private static final boolean LONG = Boolean.parseBoolean(System.getenv("DOCKERANA_LONG"));
    private static final Duration WATCHED = LONG ? Duration.ofHours(1) : Duration.ofSeconds(90);
    private static final long LIMIT = 96L << 20;
    private static final int CONTAINERS = 50;

    @TempDir
    Path temporary;

    @Test
    void withinNinetySixMebibytesItRunsOnWithADeadCarbon() throws Exception {
        try (RealEngine engine = RealEngine.running("memory");
                MemoryGroup group = MemoryGroup.of("dockerana-memory", LIMIT)) {
            Crowd.start(engine, CONTAINERS);
            Installation installation = Installation.withJavaIn(temporary)
                    .configured("""
                            dockerana {
                              host = memory
                              interval = 1s
                              %s
                              sinks {
                                graphite { type = carbon, servers = ["127.0.0.1:%d"] }
                                console  { type = console, format = lines, from = [agent] }
                              }
                            }
                            """.formatted(EverySource.of(engine.socket()), Service.freePort()));
            ProcessBuilder run = new ProcessBuilder(group.around(installation.launcher()));
            run.environment().put("DOCKERANA_CACHE", "on"); // whatever it takes is taken from the same memory
            try (AgentProcess agent = AgentProcess.start(run)) {
                watch(agent, group);
            }
        }
    }

    private static void watch(AgentProcess agent, MemoryGroup group) throws Exception {
        long most = 0;
        long end = System.nanoTime() + WATCHED.toNanos();
        while (System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            assertThat(agent.isAlive())
                    .as("alive; it printed:%n%s", agent.output())
                    .isTrue();
            most = Math.max(most, agent.residentBytes());
        }
        assertThat(group.killed()).as("processes killed").isZero();
        assertThat(agent.lines("agent.sinks.graphite.queued").count())
                .as("ticks")
                .isGreaterThan(WATCHED.toSeconds() / 2);
        assertThat(agent.lines(" ERROR ").filter(line -> !line.contains("outbox is full")))
                .as("errors but for what is dropped")
                .isEmpty();
        System.err.printf("RSS at most %d MiB, group at the end %d MiB%n", most >> 20, group.bytes() >> 20);
    }
}
