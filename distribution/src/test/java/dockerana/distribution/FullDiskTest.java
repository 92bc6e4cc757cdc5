package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks without room: below the logs of an engine, and below what the agent keeps. */
@Tag("service")
class FullDiskTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration TO_END = Duration.ofSeconds(10);

    /** Some 400 lines a second, until it is told to stop. */
    private static final String SCRIPT = """
        i=0
        while [ ! -e /tmp/stop ]; do
          echo "out $i and some words to fill the file"
          i=$((i+1))
          [ $((i % 20)) != 0 ] || sleep 0.05
        done
        echo "total $i"
        """;

    /** What the engine has written of a line: all of it, wherever it stands. */
    private static final Pattern WHOLE =
            Pattern.compile("\\{\"log\":\"([^\"{]*)\\\\n\",\"stream\":\"stdout\",\"time\":\"[-0-9T:.]+Z\"\\}");

    @TempDir
    Path temporary;

    private Installation configured(RealEngine engine, Path kept) throws Exception {
        return Installation.in(temporary).configured("""
                dockerana {
                  host = full
                  interval = 1s
                  sources { logs { type = container-logs, start = beginning } }
                  services { docker { endpoint = "unix://%s" } }
                  sinks { kept { type = keeping, file = "%s" } }
                }
                """.formatted(engine.socket(), kept));
    }

    private static void run(RealEngine engine) throws Exception {
        engine.docker("run", "-d", "--network", "none", "--name", "writer", "busybox", "sh", "-c", SCRIPT);
    }

    private static void end(RealEngine engine) throws Exception {
        engine.docker("exec", "writer", "touch", "/tmp/stop");
        engine.docker("wait", "writer");
    }

    @Test
    void whatTheEngineCouldStillWriteIsReadAndItGoesOnWhenThereIsRoom() throws Exception {
        RealEngine engine = new RealEngine("full-logs", Map.of());
        try (engine;
                SmallDisk disk = SmallDisk.at(engine.folder().resolve("data"), "48m")) {
            engine.start();
            engine.image();
            Path file = temporary.resolve("kept");
            Installation installation = configured(engine, file);
            KeptRecords kept = KeptRecords.of(installation, file);
            run(engine);
            try (AgentProcess agent = AgentProcess.start(installation)) {
                for (int i = 0; i < 2; i++) {
                    disk.fill(64 << 10);
                    Path said = Service.STATE.resolve(engine.folder().getFileName() + ".out");
                    long before = refusals(said);
                    Eventually.is("lines for which there is no room", SOON, () -> refusals(said) > before + 50);
                    disk.free();
                    int known = kept.textsOfId().size();
                    Eventually.is("lines again", SOON, () -> kept.textsOfId().size() > known + 100);
                }
                end(engine);
                Eventually.is(
                        "the last line", SOON, () -> texts(kept).stream().anyMatch(text -> text.startsWith("total ")));
                agent.endedBy("TERM", TO_END);
                assertThat(agent.output()).doesNotContain("ERROR");
            }
            Set<String> written = written(disk.folder().resolve("containers"));
            assertEachOnce(kept, written);
            int total = total(written);
            assertThat(written.size()).as("lines for which there was room").isLessThan(total + 1);
            System.err.printf(
                    "full disk below the logs: %d of %d lines were written, all were read%n",
                    written.size() - 1, total);
        }
    }

    private static long refusals(Path said) {
        try (Stream<String> lines = Files.lines(said, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains("no space left on device"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> written(Path logs) throws IOException {
        try (Stream<Path> files =
                Files.find(logs, 2, (path, is) -> path.toString().endsWith("-json.log"))) {
            String text = Files.readString(files.findFirst().orElseThrow(), StandardCharsets.ISO_8859_1);
            return WHOLE.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> texts(KeptRecords kept) {
        return kept.textsOfId().values().stream().flatMap(Set::stream).toList();
    }

    private static void assertEachOnce(KeptRecords kept, Collection<String> lines) {
        List<String> texts = texts(kept);
        Set<String> missing = new TreeSet<>(lines);
        texts.forEach(missing::remove);
        assertThat(missing).as("lines that are missing").isEmpty();
        assertThat(texts).as("each line under one id").hasSameSizeAs(lines);
    }

    private static int total(Collection<String> texts) {
        return texts.stream()
                .filter(text -> text.startsWith("total "))
                .mapToInt(text -> Integer.parseInt(text.substring("total ".length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAgentThatCannotSaveWhereItIsSaysSoOnceAndLosesNothingEvenIfItIsKilled() throws Exception {
        try (SmallDisk disk = SmallDisk.at(temporary.resolve("data"), "256k");
                RealEngine engine = RealEngine.running("full-data")) {
            Path file = temporary.resolve("kept");
            Installation installation = configured(engine, file);
            KeptRecords kept = KeptRecords.of(installation, file);
            String data = disk.folder().toString();
            run(engine);
            List<String> said = new ArrayList<>();
            try (AgentProcess agent = AgentProcess.start(installation, "--data", data)) {
                Eventually.is(
                        "a checkpoint", SOON, () -> Files.exists(disk.folder().resolve("state/logs.json")));
                disk.fill(0);
                agent.awaitLine("it cannot be saved");
                more(kept);
                disk.free();
                agent.awaitLine("(checkpoint) works again");
                disk.fill(0);
                Eventually.is(
                        "said again",
                        SOON,
                        () -> agent.lines("it cannot be saved").count() == 2);
                more(kept);
                said.addAll(agent.lines("WARN").toList());
                assertThat(agent.output()).doesNotContain("ERROR");
                agent.endedBy("KILL", TO_END);
            }
            assertThat(said).hasSize(2).allMatch(line -> line.contains("Make room in " + disk.folder()));
            try (AgentProcess agent = AgentProcess.start(installation, "--data", data)) { // the disk is still full
                more(kept);
                disk.free();
                agent.awaitLine("(checkpoint) works again");
                end(engine);
                Eventually.is(
                        "the last line", SOON, () -> texts(kept).stream().anyMatch(text -> text.startsWith("total ")));
                agent.endedBy("TERM", TO_END);
            }
            int total = total(texts(kept));
            List<String> expected = new ArrayList<>(List.of("total " + total));
            IntStream.range(0, total).forEach(i -> expected.add("out " + i + " and some words to fill the file"));
            assertEachOnce(kept, expected);
            System.err.printf("full disk below the agent: %d lines, 0 missing, 0 with two ids%n", total);
        }
    }

    /** So many that they take longer than it is from one attempt to save to the next. */
    private static void more(KeptRecords kept) throws InterruptedException {
        int before = kept.textsOfId().size();
        Eventually.is("more records", SOON, () -> kept.textsOfId().size() > before + 1_000);
    }
}
