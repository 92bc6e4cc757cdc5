package dockerana.plugin.logs;

import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An agent that follows containers, the log of one of them, and whoever takes records. */
final class Agency implements AutoCloseable {
    static final long ENOUGH = Duration.ofMinutes(1).toNanos();

    final Received received = new Received();
    final JsonLog log;
    private final TestAgent agent = TestAgent.ofSource("logs").withClock(new FakeClock(Given.AGENT_STARTS));
    private Tallies tallies = new Tallies(Family.CONTAINERS);
    private Map<String, PatternConfig> patterns = Map.of();
    Followers<Container> followers = followers(Start.NOW);

    Agency(Path directory) {
        log = new JsonLog(directory);
    }

    private Followers<Container> followers(Start start) {
        Setup setup = new Setup(Given.config(start, patterns), agent, tallies, new JsonFile());
        ApiStream.Engine nobody = new ApiStream.Engine(FakeApi.NONE, agent.sockets(), () -> {}, Long.MAX_VALUE / 4);
        return new Followers<>(new Ways(Via.AUTO, setup, nobody), tallies, received);
    }

    /** Ends the agent and starts another, which looks for patterns. */
    void start(Map<String, PatternConfig> sought) {
        patterns = sought;
        start(Start.NOW);
    }

    /** How many lines or records were given up for a reason. */
    long dropped(String reason) {
        return agent.drops().getOrDefault(reason, 0L);
    }

    Tallies tallies() {
        return tallies;
    }

    /** Ends the agent and starts another. */
    void start(Start start) {
        followers.close();
        tallies = new Tallies(Family.CONTAINERS);
        followers = followers(start);
    }

    /** These containers are there, and what is new of them is read. */
    void read(Container... containers) throws InterruptedException {
        followers.update(List.of(containers));
        followers.read(ENOUGH);
    }

    CollectedSamples collect() {
        CollectedSamples samples = new CollectedSamples();
        tallies.addTo(samples);
        return samples;
    }

    /** How many lines were counted of the container {@code web}, on stdout. */
    double lines() {
        return collect().value("containers.web.logs.stdout.lines");
    }

    @Override
    public void close() {
        followers.close();
        agent.close();
    }
}
