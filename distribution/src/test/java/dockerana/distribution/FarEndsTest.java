package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.distribution.trouble.TroublePlugin;
import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Docker killed, carbon stopped in its tracks and StatsD absent, all at once, beside many containers. */
@Tag("service")
@Isolated("it measures how late ticks are")
class FarEndsTest {
    private static final boolean LONG = Boolean.parseBoolean(System.getenv("DOCKERANA_LONG"));
    private static final Duration AWAY = LONG ? Duration.ofMinutes(10) : Duration.ofMinutes(1);
    private static final int CONTAINERS = LONG ? 100 : 30;

    /** What is promised, where the machine is the agent's; the short form shares it with builds and other tests. */
    private static final Duration TO_RECOVER = Duration.ofSeconds(LONG ? 5 : 30);

    /** In the 2 MiB that an outbox has for samples; a second of 100 containers takes 260 KB of it, as the long form showed. */
    private static final long HELD_SECONDS = LONG ? 7 : 20;

    private static final double TIMELY = LONG ? 0.99 : 0.5;
    private static final long LATE_MILLIS = 100;
    private static final long BOUND = 120L << 20;

    /** The sink notes each batch there: a disk that others keep busy would make it late, and not the agent. */
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private static final String UPTIME = "dockerana.ends.uptime_seconds";
    private static final String LAST = "dockerana.ends.containers.idle-" + CONTAINERS + ".pids.current";

    @TempDir
    Path temporary;

    private final RealEngine engine = new RealEngine("ends", Map.of("LIVE_RESTORE", "true"));

    @Test
    void ticksGoOnMemoryIsBoundedAndAllRecover() throws Exception {
        Path ticks = Files.createTempFile(IN_MEMORY, "ticks", "");
        try (RealEngine prepared = RealEngine.running("ends", Map.of("LIVE_RESTORE", "true"));
                Carbon carbon = Carbon.ofSeconds().start();
                Graphite graphite = Graphite.over(carbon)) {
            Crowd.start(prepared, CONTAINERS);
            Installation installation = Installation.in(temporary).configured(configuration(carbon, ticks));
            PluginJar.of(TroublePlugin.class, installation.file("plugins/trouble.jar"), TroublePlugin.DEFAULTS);
            try (AgentProcess agent = AgentProcess.start(installation)) {
                agent.awaitLine("first samples of every source delivered");
                awaitPoint(graphite, LAST, 0);

                long from = System.currentTimeMillis();
                engine.kill();
                carbon.pause();
                long most = watch(agent);
                long until = System.currentTimeMillis();
                carbon.resume();
                engine.start();

                awaitPoint(graphite, UPTIME, until / 1000);
                awaitPoint(graphite, LAST, until / 1000);
                engine.sleeper("another");
                awaitPoint(graphite, "dockerana.ends.containers.another.pids.current", until / 1000);
                assertThat(most).as("resident bytes").isLessThan(BOUND);
                assertThatTicksAreTimely(ticks, from, until);
                assertThatNothingIsMissing(graphite, from / 1000 + 1, until / 1000 - 1);
            }
        } finally {
            Files.delete(ticks);
        }
    }

    private String configuration(Carbon carbon, Path ticks) {
        return """
            dockerana {
              host = ends
              interval = 1s
              %s
              sinks {
                graphite { type = carbon, servers = ["%s"] }
                statsd   { type = statsd, server = "127.0.0.1:%d" }
                ticks    { type = trouble-ticks, file = "%s", from = [host, stats, network] }
              }
            }
            """.formatted(EverySource.of(engine.socket()), carbon.server(), Service.freePort(), ticks);
    }

    /** Returns the most memory it took meanwhile. */
    private static long watch(AgentProcess agent) throws Exception {
        long most = 0;
        long end = System.nanoTime() + AWAY.toNanos();
        while (System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            most = Math.max(most, agent.residentBytes());
        }
        return most;
    }

    private static void awaitPoint(Graphite graphite, String path, long notBefore) throws InterruptedException {
        Eventually.is("a point of " + path, TO_RECOVER, () -> {
            try {
                var points = graphite.points(path, "-30min");
                return !points.isEmpty() && points.lastKey() >= notBefore;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void assertThatTicksAreTimely(Path ticks, long from, long until) {
        for (String source : List.of("host", "stats", "network")) {
            List<Long> lateness = lateness(ticks, source, from, until);
            long timely = lateness.stream().filter(late -> late <= LATE_MILLIS).count();
            long expected = (until - from) / 1000 - 1;
            System.err.printf("%s: %d ticks of %d, %d in time%n", source, lateness.size(), expected, timely);
            assertThat((double) timely / expected)
                    .as("ticks in time of " + source)
                    .isGreaterThanOrEqualTo(TIMELY);
        }
    }

    /** How long after its slot each batch arrived. */
    private static List<Long> lateness(Path ticks, String source, long from, long until) {
        try {
            return Files.readAllLines(ticks).stream()
                    .map(line -> line.split(" ", -1))
                    .filter(words -> words.length == 3 && words[0].equals(source))
                    .filter(words -> Long.parseLong(words[1]) > from && Long.parseLong(words[1]) <= until)
                    .map(words -> Long.parseLong(words[2]) - Long.parseLong(words[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What waited for carbon was delivered, as far as an outbox holds it: older samples are dropped, and counted. */
    private static void assertThatNothingIsMissing(Graphite graphite, long from, long until)
            throws InterruptedException {
        long kept = Math.max(from, until - HELD_SECONDS);
        assertThat(graphite.points(UPTIME, "-30min")
                        .subMap(kept, true, until, true)
                        .size())
                .as("points of the outage")
                .isGreaterThanOrEqualTo((int) ((until - kept) * TIMELY));
    }
}
