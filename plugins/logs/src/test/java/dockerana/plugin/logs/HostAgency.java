package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dockerana.testkit.CollectedSamples;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent that follows files below a folder that stands for the host's root, and whoever takes records. */
final class HostAgency implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    final Received received = new Received();
    final FakeClock clock = new FakeClock(NOW);
    final TestAgent agent = TestAgent.ofSource("syslog").withClock(clock);
    final Path log;
    private final Path root;
    private final List<String> globs;
    private Map<String, HostPatternConfig> patterns = Map.of();
    private Tallies tallies = new Tallies(Family.FILES);
    Followers<HostLog> followers;
    HostFiles files;

    HostAgency(Path root, String... globs) throws IOException {
        this.root = root;
        this.globs = List.of(globs);
        this.log = Files.createDirectories(root.resolve("var/log")).resolve("app.log");
        start(Start.NOW);
    }

    static HostLogsConfig config(Path root, List<String> globs, Start start, Map<String, HostPatternConfig> patterns) {
        return new HostLogsConfig(
                globs, false, start, Duration.ofMillis(20), 256 * 1024, Optional.empty(), root, patterns);
    }

    /** Ends the agent, if there is one, and starts another. */
    void start(Start start) {
        if (followers != null) {
            followers.close();
        }
        tallies = new Tallies(Family.FILES);
        HostLogsConfig config = config(root, globs, start, patterns);
        Setup setup = new Setup(config, agent, tallies, new PlainLines(clock, ZoneOffset.UTC));
        files = new HostFiles(config, globs, clock);
        followers = new Followers<>(new HostRoll(setup, config, () -> {}), tallies, received);
    }

    /** Ends the agent and starts another, which looks for patterns. */
    void start(Map<String, HostPatternConfig> sought) {
        patterns = sought;
        start(Start.NOW);
    }

    void write(String text) throws IOException {
        write(log, text);
    }

    static void write(Path path, String text) throws IOException {
        Files.write(path, text.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A second later it is looked which files there are, and what is new of them is read. */
    void read() throws IOException, InterruptedException {
        clock.advance(Duration.ofSeconds(1));
        followers.update(files.look());
        followers.read(Duration.ofMinutes(1).toNanos());
    }

    CollectedSamples collect() {
        CollectedSamples samples = new CollectedSamples();
        tallies.addTo(samples);
        return samples;
    }

    double counted(String leaf) {
        return collect().value("logs.var_log_app_log." + leaf);
    }

    @Override
    public void close() {
        followers.close();
        agent.close();
    }
}
