package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real carbon that is absent, stopped and killed under an agent that sends every second. */
@Tag("service")
class CarbonOutageTest {
    private static final String UPTIME = "dockerana.outage.uptime_seconds";
    private static final Duration TO_DELIVER_AGAIN = Duration.ofSeconds(5);

    /**
     * Carbon has what lay in its socket while it was stopped, yet not on disk; nobody could know of what it then loses when it is killed, for it
     * acknowledges nothing and the replay of the sink is shorter than the stop was.
     */
    private static final Duration TO_WRITE = Duration.ofSeconds(4);

    private static final int TO_WARM_UP = 3;
    private static final boolean LONG = Boolean.parseBoolean(System.getenv("DOCKERANA_LONG"));

    @TempDir
    Path temporary;

    private Carbon carbon;
    private Graphite graphite;
    private AgentProcess agent;

    @BeforeEach
    void startWithoutCarbon() throws Exception {
        carbon = Carbon.ofSeconds();
        graphite = Graphite.over(carbon);
        agent = AgentProcess.start(Installation.in(temporary).configured("""
                                dockerana {
                                  host = outage
                                  interval = 1s
                                  sources { host { type = host } }
                                  sinks { graphite { type = carbon, servers = ["%s"] } }
                                }
                                """.formatted(carbon.server())));
    }

    @AfterEach
    void stop() {
        agent.close();
        graphite.close();
        carbon.close();
    }

    @Test
    void everyTickOutlivesACarbonThatIsAbsentStoppedAndKilled() throws Exception {
        pass(Duration.ofSeconds(LONG ? 120 : 8));
        assertThat(warnings()).as("warnings while carbon was absent").hasSize(1);

        startCarbonAndAwaitDelivery();
        assertThat(ticks()).as("since before carbon was there").hasSizeGreaterThan(LONG ? 110 : 4);
        assertThatNothingIsMissing();

        carbon.pause();
        pass(Duration.ofSeconds(20));
        carbon.resume();
        awaitPointOf(now());
        assertThatNothingIsMissing();

        pass(TO_WRITE);
        carbon.kill();
        pass(Duration.ofSeconds(LONG ? 60 : 6));
        startCarbonAndAwaitDelivery();
        assertThatNothingIsMissing();

        assertThat(agent.residentBytes()).as("resident bytes").isLessThan(120L << 20);
        assertThat(warnings()).as("warnings, at most one for each outage").hasSizeBetween(2, 3);
    }

    private void startCarbonAndAwaitDelivery() throws InterruptedException {
        long before = recoveries();
        carbon.start();
        Eventually.is("delivery after carbon's return", TO_DELIVER_AGAIN, () -> recoveries() > before);
        awaitPointOf(now());
    }

    private long recoveries() {
        return agent.lines("sink 'graphite' works again").count();
    }

    /** Points come every second, each at its own second, and each with the value of that second. */
    private void assertThatNothingIsMissing() throws InterruptedException {
        NavigableMap<Long, Double> ticks = ticks();
        long first = ticks.firstKey();
        assertThat(ticks.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(first, ticks.lastKey()).boxed().toList());
        double boot = first - ticks.firstEntry().getValue();
        assertThat(ticks)
                .allSatisfy((second, uptime) -> assertThat(second - uptime)
                        .as("start of the machine according to the point of %d", second)
                        .isBetween(boot - 1, boot + 1));
    }

    private void awaitPointOf(long second) throws InterruptedException {
        Eventually.is("a point of second " + second, TO_DELIVER_AGAIN, () -> {
            try {
                NavigableMap<Long, Double> ticks = ticks();
                return !ticks.isEmpty() && ticks.lastKey() >= second;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** All points but those of the first seconds, in which a process that warms up may miss a boundary. */
    private NavigableMap<Long, Double> ticks() throws InterruptedException {
        NavigableMap<Long, Double> all = graphite.points(UPTIME, "-30min");
        return all.isEmpty() ? all : all.tailMap(all.firstKey() + TO_WARM_UP, true);
    }

    private List<String> warnings() {
        return agent.lines("WARN", "sink 'graphite'").toList();
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    /** An outage lasts; nothing is waited for but the time itself. */
    private static void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
