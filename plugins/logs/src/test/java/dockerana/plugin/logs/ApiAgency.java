package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** An agent that follows containers as an engine tells their logs, and whoever takes records. */
final class ApiAgency implements AutoCloseable {
    static final Instant NOW = Given.AGENT_STARTS;
    static final Path NOWHERE = Path.of("/nowhere/x-json.log");

    /** For how long nothing may come. */
    static final long FOREVER = Long.MAX_VALUE / 4;

    final FakeApi api = new FakeApi(false, false);
    final Received received = new Received();
    final Container old = Given.withLogs(Given.old(NOWHERE), "local", true);
    final Container fresh = Given.withLogs(Given.fresh(NOWHERE), "local", true);
    private final TestAgent agent = TestAgent.ofSource("logs").withClock(new FakeClock(NOW));
    private Tallies tallies = new Tallies(Family.CONTAINERS);
    private Map<String, PatternConfig> patterns = Map.of();
    Followers<Container> followers = followers(Start.NOW, FOREVER);

    private Followers<Container> followers(Start start, long silence) {
        Setup setup = new Setup(Given.config(start, patterns), agent, tallies, new JsonFile());
        ApiStream.Engine engine = new ApiStream.Engine(api, agent.sockets(), () -> {}, silence);
        return new Followers<>(new Ways(Via.AUTO, setup, engine), tallies, received);
    }

    /** Ends the agent and starts another. */
    void start(Start start, long silence) {
        followers.close();
        tallies = new Tallies(Family.CONTAINERS);
        followers = followers(start, silence);
    }

    /** Ends the agent and starts another, which looks for patterns. */
    void start(Map<String, PatternConfig> sought) {
        patterns = sought;
        start(Start.NOW, FOREVER);
    }

    /** A piece of a line on stdout, so many seconds after the agent began. */
    void write(int second, String text) {
        write(Line.STDOUT, second, text);
    }

    void write(int stream, int second, String text) {
        api.write(stream, NOW.plusSeconds(second), text);
    }

    /** These containers are there, and what is new of them is read. */
    void read(Container... containers) throws InterruptedException {
        followers.update(List.of(containers));
        followers.read(Duration.ofSeconds(5).toNanos());
    }

    void await(Container container, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            read(container);
            Thread.sleep(5); // between two looks
        }
    }

    /** Waits until as many records are there as these texts, which must be theirs. */
    void awaitTexts(Container container, String... texts) throws InterruptedException {
        await(container, () -> received.texts().size() >= texts.length);
        assertThat(received.texts()).containsExactly(texts);
    }

    /** What was counted of the container {@code web}. */
    double counted(String leaf) {
        return collect().value("containers.web.logs." + leaf);
    }

    CollectedSamples collect() {
        CollectedSamples samples = new CollectedSamples();
        tallies.addTo(samples);
        return samples;
    }

    @Override
    public void close() {
        followers.close();
        agent.close();
    }
}
