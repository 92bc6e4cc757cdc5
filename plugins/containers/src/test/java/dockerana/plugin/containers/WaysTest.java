package dockerana.plugin.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Status;
import dockerana.api.Status.Level;
import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaysTest {
    private static final Metric FILE = Metric.gauge("containers.{container}.read", "Read from files");
    private static final Metric TOLD = Metric.gauge("containers.{container}.told", "Told by the engine");

    private final TestAgent agent = TestAgent.ofSource("ways");
    private final Set<String> readable = new HashSet<>(Set.of("a", "b"));
    private final Set<String> refused = new HashSet<>();
    private final Set<String> alive = new HashSet<>(Set.of("a", "b"));
    private List<Container> containers = List.of(Found.running("a"), Found.running("b"));
    private int open;
    private int asked;
    private boolean silent;
    private long now = 1;

    private final class OfFiles implements FilesWay.OfRun {
        private final Run run;
        private boolean opened;

        OfFiles(Run run) {
            this.run = run;
        }

        @Override
        public void seen(Container container) {}

        @Override
        public boolean addTo(Samples samples) throws IOException {
            if (refused.contains(run.name())) {
                throw new IOException("permission denied");
            }
            if (!readable.contains(run.name())) {
                return false;
            }
            open += opened ? 0 : 1;
            opened = true;
            samples.add(FILE.of(run.name()), 1);
            samples.add(FILE.of("nan"), Double.NaN);
            return true;
        }

        @Override
        public void close() {
            open -= opened ? 1 : 0;
            opened = false;
        }
    }

    private record OfEngine(Run run) implements ApiWay.OfRun {
        @Override
        public void seen(Container container) {}

        @Override
        public void addTo(Map<String, Double> told, Samples samples) {
            samples.add(TOLD.of(run.name()), ApiWay.number(told, "x"));
            samples.add(TOLD.of("nan"), ApiWay.number(told, "y"));
        }

        @Override
        public void close() {}
    }

    private synchronized Map<String, Double> statistics(String id) throws IOException {
        asked++;
        if (silent) {
            throw new IOException("nobody there");
        }
        return alive.stream().anyMatch(id::endsWith) ? Map.of("x", 2.0) : Map.of();
    }

    private Ways ways(Via via, boolean local) {
        EngineView engine = new EngineView(() -> containers, local, this::statistics);
        return new Ways(
                via,
                engine,
                new FilesWay(OfFiles::new, () -> {}, () -> "files"),
                new ApiWay(OfEngine::new, engine, agent, () -> now),
                Status.degraded("no file can be read", "be root"),
                agent,
                () -> now);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private static Set<String> collected(Ways ways) throws Exception {
        CollectedSamples samples = new CollectedSamples();
        ways.collect(samples);
        return samples.values().keySet();
    }

    private void expect(Level level, String way) {
        assertThat(agent.lastStatus().level()).isEqualTo(level);
        assertThat(agent.lastStatus().way()).contains(way);
    }

    @Test
    void filesAreReadAndNobodyIsAskedWhileTheyCanBe() throws Exception {
        readable.remove("b");
        assertThat(collected(ways(Via.AUTO, true))).containsExactly("containers.a.read");
        assertThat(asked).isZero();
        expect(Level.OK, "files");
    }

    @Test
    void anotherMachinesEngineIsAskedAndNoFileOfThisOneIsRead() throws Exception {
        assertThat(collected(ways(Via.AUTO, false))).containsExactly("containers.a.told", "containers.b.told");
        expect(Level.OK, "Docker API");
        assertThat(open).isZero();
    }

    @Test
    void theEngineIsAskedWhileNoFileCanBeReadWhichIsTriedAgainEveryMinute() throws Exception {
        Ways ways = ways(Via.AUTO, true);
        assertThat(collected(ways)).containsExactly("containers.a.read", "containers.b.read");

        readable.clear();
        assertThat(collected(ways)).containsExactly("containers.a.told", "containers.b.told");
        expect(Level.DEGRADED, "Docker API");
        assertThat(agent.lastStatus().message()).contains("no file can be read").contains("asked instead");
        assertThat(agent.lastStatus().remedy()).contains("be root");
        assertThat(open).isZero();

        readable.addAll(Set.of("a", "b"));
        now += Duration.ofSeconds(59).toNanos();
        assertThat(collected(ways)).containsExactly("containers.a.told", "containers.b.told");

        now += Duration.ofSeconds(1).toNanos();
        assertThat(collected(ways)).containsExactly("containers.a.read", "containers.b.read");
        expect(Level.OK, "files");
    }

    @Test
    void aTrialThatFailsLeavesThingsAsTheyAre() throws Exception {
        Ways ways = ways(Via.AUTO, true);
        readable.clear();
        collected(ways);

        now += Duration.ofMinutes(1).toNanos();
        assertThat(collected(ways)).containsExactly("containers.a.told", "containers.b.told");
        containers = List.of();
        now += Duration.ofMinutes(1).toNanos();
        assertThat(collected(ways)).isEmpty();
        expect(Level.DEGRADED, "Docker API");
    }

    @Test
    void thatAllContainersJustEndedIsNoReasonToAskTheEngineFromThenOn() throws Exception {
        readable.clear();
        alive.clear();
        Ways ways = ways(Via.AUTO, true);

        assertThat(collected(ways)).isEmpty();
        expect(Level.OK, "files");
        readable.add("a");
        assertThat(collected(ways)).containsExactly("containers.a.read");
    }

    @Test
    void whoMayNotReadAsks() throws Exception {
        refused.addAll(Set.of("a", "b"));
        assertThat(collected(ways(Via.AUTO, true))).containsExactly("containers.a.told", "containers.b.told");

        refused.remove("b");
        assertThat(collected(ways(Via.AUTO, true))).containsExactly("containers.b.read");
    }

    @Test
    void neitherWayIsAFailureOfTheFarEnd() {
        readable.clear();
        silent = true;
        assertThatThrownBy(() -> collected(ways(Via.AUTO, true)))
                .isInstanceOf(IOException.class)
                .hasMessage("nobody there");
    }

    @Test
    void whatIsChosenIsKeptTo() throws Exception {
        Ways files = ways(Via.FILES, true);
        assertThat(collected(files)).containsExactly("containers.a.read", "containers.b.read");
        readable.clear();
        assertThat(collected(files)).isEmpty();
        assertThat(agent.lastStatus()).isEqualTo(Status.degraded("no file can be read", "be root"));
        assertThat(asked).isZero();
        refused.addAll(Set.of("a", "b"));
        assertThatThrownBy(() -> collected(files)).isInstanceOf(IOException.class);
        files.close();

        assertThat(collected(ways(Via.API, true))).containsExactly("containers.a.told", "containers.b.told");
        expect(Level.OK, "Docker API");
        assertThat(open).isZero();
    }
}
