package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logs that a real engine writes, rotates and compresses while they are read. */
@Tag("service")
@Timeout(600)
class RealEngineTest {
    private static final int WRITERS = 20;
    private static final int LINES = 1_000;

    private static RealEngine engine;

    private final Received received = new Received();
    private final Received afterwards = new Received();
    private final List<String> names = new ArrayList<>();
    private volatile List<Container> containers = List.of();
    private TestAgent agent = TestAgent.ofSource("logs");
    private ContainerLogsSource source = source(Start.NOW);
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    @BeforeAll
    static void start() throws Exception {
        engine = RealEngine.running("logs");
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
    }

    private ContainerLogsSource source(Start start) {
        ContainerLogsConfig config = new ContainerLogsConfig(
                Via.AUTO,
                start,
                Duration.ofMillis(250),
                256 * 1024,
                Optional.empty(),
                Path.of("/"),
                Map.of("out", PatternsTest.pattern("out (?<value>[0-9]+) of this")));
        return new ContainerLogsSource(config, agent, () -> containers, listener -> () -> {}, FakeApi.NONE);
    }

    @BeforeEach
    void begin() {
        thread = Thread.ofPlatform().start(() -> {
            try {
                source.run(received);
            } catch (InterruptedException e) { // the test is over
            }
        });
    }

    @AfterEach
    void end() throws Exception {
        thread.interrupt();
        thread.join();
        for (String name : names) {
            engine.docker("rm", "-f", name);
        }
        agent.close();
    }

    /** Starts a container that runs this script, and has its log read from then on. */
    private void run(String name, List<String> options, String script) throws Exception {
        List<String> words = new ArrayList<>(List.of("run", "-d", "--network", "none", "--name", name));
        words.addAll(options);
        words.addAll(List.of("busybox", "sh", "-c", script));
        names.add(name);
        engine.docker(words.toArray(String[]::new));
        look();
    }

    /** Has the source see the containers as they are now. */
    private void look() throws Exception {
        String format =
                "{{.Id}} {{.Name}} {{.State.Status}} {{.LogPath}} {{.Created}} {{.State.StartedAt}} {{.State.FinishedAt}}";
        List<Container> now = new ArrayList<>();
        for (String name : names) {
            String[] words = engine.docker("inspect", "-f", format, name).split(" ", -1);
            now.add(Given.container(
                    words[0],
                    words[1].substring(1),
                    words[2],
                    Path.of(words[3]),
                    Instant.parse(words[4]),
                    Instant.parse(words[5]),
                    words[6].startsWith("0001") ? Optional.empty() : Optional.of(Instant.parse(words[6]))));
        }
        containers = now;
    }

    private void awaitTheEnd() throws Exception {
        for (String name : names) {
            engine.docker("wait", name);
        }
        look();
        int before = -1;
        while (before != received.texts().size()) { // nothing more comes for a while
            before = received.texts().size();
            Thread.sleep(2_000);
        }
    }

    private static List<String> texts(Received records, String name, String stream) {
        return records.all.stream()
                .filter(record -> name.equals(record.origin().attributes().get("container.name"))
                        && stream.equals(record.origin().attributes().get("stream")))
                .map(LogRecord::text)
                .toList();
    }

    /** Reads all from the beginning, by an agent that was never there before. */
    private void readAfterwards() throws Exception {
        try (Followers<Container> followers = source(Start.parse("beginning")).followers(afterwards)) {
            followers.update(List.copyOf(containers));
            followers.read(Duration.ofMinutes(1).toNanos());
        }
    }

    private static Map<String, String> textOfId(Received records) {
        return records.all.stream()
                .collect(Collectors.toMap(LogRecord::id, LogRecord::text, (a, b) -> a + " AND " + b, TreeMap::new));
    }

    @Test
    void everyLineOfTwentyWritersIsRecordedOnceThroughRotationEverySecond() throws Exception {
        String script = "i=0; while [ $i -lt " + LINES + " ]; do"
                + " echo \"out $i of this container, and some words to fill the file\"; echo err $i >&2; i=$((i+1));"
                + " [ $((i%50)) != 0 ] || sleep 0.5; done";
        for (int i = 0; i < WRITERS; i++) {
            String compress = i % 2 == 0 ? "compress=true" : "compress=false";
            run(
                    "writer" + i,
                    List.of("--log-opt", "max-size=16k", "--log-opt", "max-file=40", "--log-opt", compress),
                    script);
        }
        awaitTheEnd();

        CollectedSamples counted = CollectedSamples.of(source);
        for (int i = 0; i < WRITERS; i++) {
            String name = "writer" + i;
            assertThat(texts(received, name, "stdout"))
                    .as(name)
                    .isEqualTo(numbered("out %d of this container, and some words to fill the file"));
            assertThat(texts(received, name, "stderr")).as(name).isEqualTo(numbered("err %d"));
            String path = "containers." + name + ".logs.";
            assertThat(counted.value(path + "stdout.lines")).isEqualTo(LINES);
            assertThat(counted.value(path + "stderr.lines")).isEqualTo(LINES);
            assertThat(counted.value(path + "gaps")).isZero();
            assertThat(counted.value(path + "patterns.out.matches")).isEqualTo(LINES);
            assertThat(counted.value(path + "patterns.out.max")).isEqualTo(LINES - 1);
            assertThat(counted.value(path + "patterns.out.mean")).isEqualTo((LINES - 1) / 2.0);
        }
        readAfterwards();
        assertThat(textOfId(afterwards)).isEqualTo(textOfId(received)).hasSize(2 * WRITERS * LINES);
        System.out.printf(
                "%d writers, %d records, 0 missing, 0 twice, the same ids afterwards%n", WRITERS, received.all.size());
    }

    private static List<String> numbered(String format) {
        return IntStream.range(0, LINES).mapToObj(format::formatted).toList();
    }

    @Test
    void longLinesOfBothStreamsAreWholeAndCutBeyondTheLimit() throws Exception {
        String large = "line() { head -c $1 /dev/zero | tr '\\0' $2; }; ";
        run(
                "long",
                List.of("--log-opt", "max-size=100k", "--log-opt", "max-file=90", "--log-opt", "compress=true"),
                large
                        + "for i in 1 2 3 4 5 6 7 8 9; do line 102400 $i; echo between $i >&2; line 1000 x; echo; done; line 300000 y; echo; printf 'no newline'");
        awaitTheEnd();
        List<String> out = texts(received, "long", "stdout");
        assertThat(out).hasSize(11);
        for (int i = 1; i <= 9; i++) {
            assertThat(out.get(i - 1)).isEqualTo(String.valueOf(i).repeat(102_400) + "x".repeat(1000));
        }
        assertThat(out.get(9)).isEqualTo("y".repeat(256 * 1024));
        assertThat(out.get(10)).isEqualTo("no newline");
        assertThat(texts(received, "long", "stderr")).hasSize(9).first().isEqualTo("between 1");
        readAfterwards();
        assertThat(textOfId(afterwards)).isEqualTo(textOfId(received));
    }

    @Test
    void aTerminalAndHostileBytesAreReadAsTheyAre() throws Exception {
        String script =
                "printf 'plain\\n\\033[31mred\\033[0m\\n\\nnul \\000 end\\n\\377 invalid\\n  blanks  \\nprogress\\rdone\\n\"quoted\" \\\\ <&>\\n\\342\\200\\250\\n'";
        String[] expected = {
            "plain",
            "red",
            "",
            "nul \0 end",
            "\ufffd invalid",
            "  blanks  ",
            "progress\rdone",
            "\"quoted\" \\ <&>",
            "\u2028"
        };
        run("terminal", List.of("-t"), script);
        run("bytes", List.of(), script);
        awaitTheEnd();
        assertThat(texts(received, "bytes", "stdout")).containsExactly(expected);
        assertThat(texts(received, "terminal", "stdout")).containsExactly(expected);
    }

    @Test
    void aFileThatTheEngineEmptiesIsAGapAndReadOn() throws Exception {
        run(
                "alone",
                List.of("--log-opt", "max-size=10k", "--log-opt", "max-file=1"),
                "i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); [ $((i%400)) != 0 ] || sleep 0.6; done; sleep 1; echo last");
        awaitTheEnd();
        assertThat(CollectedSamples.of(source).value("containers.alone.logs.gaps"))
                .isPositive();
        assertThat(texts(received, "alone", "stdout"))
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo("last");
        assertThat(received.all.stream().filter(record -> record.attributes().containsKey("dockerana.gap")))
                .isNotEmpty();
    }
}
