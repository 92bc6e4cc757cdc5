package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.distribution.keeping.KeepingPlugin;
import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four containers write numbered lines to both streams; their logs are rotated every second, and the agent is killed again and again. Judged is
 * what a sink kept in a file: nothing else survives.
 */
@Tag("service")
class LogsThroughKillsTest {
    private static final int KILLS = Boolean.parseBoolean(System.getenv("DOCKERANA_LONG")) ? 20 : 4;
    private static final int WRITERS = 4;
    private static final Duration TO_GO_ON = Duration.ofSeconds(60);
    private static final int LONGEST_LIFE_MILLIS = 2_500;

    /** Long enough for pieces of 16 KiB now and then; one stream is silent for many files; the last word shows that a line is whole. */
    private static final String SCRIPT = """
        i=0
        while [ ! -e /tmp/stop ]; do
          echo "out $i $(head -c $(( i % 97 == 0 ? 40000 : 80 )) /dev/zero | tr '\\0' x) end"
          [ $((i / 300 % 2)) = 1 ] || echo "err $i end" >&2
          i=$((i+1))
          [ $((i % 20)) != 0 ] || sleep 0.1
        done
        echo "total $i end"
        """;

    /** The id of a record, and what of its text matters. */
    private static final Pattern KEPT =
            Pattern.compile("(\\S+/(?:stdout|stderr)/\\d+/\\d+)\t((?:out|err|total) \\d+) (?:x* )?end");

    @TempDir
    Path temporary;

    private final Random random = new Random();
    private final List<String> writers = new ArrayList<>();
    private RealEngine engine;
    private Path kept;

    @BeforeEach
    void writersBegin() throws Exception {
        engine = RealEngine.running("kills");
        kept = Files.createFile(temporary.resolve("kept"));
        for (int i = 0; i < WRITERS; i++) {
            List<String> words = new ArrayList<>(List.of("run", "-d", "--network", "none", "--name", "writer" + i));
            words.addAll(List.of("--log-opt", "max-size=30k", "--log-opt", "max-file=900"));
            words.addAll(List.of("--log-opt", "compress=" + (i % 2 == 0)));
            words.addAll(List.of("busybox", "sh", "-c", SCRIPT));
            writers.add(engine.docker(words.toArray(String[]::new)));
        }
    }

    @AfterEach
    void end() throws Exception {
        engine.close();
    }

    @Test
    void noLineIsMissingAndNoneHasTwoIds() throws Exception {
        Installation installation = Installation.in(temporary).configured("""
                dockerana {
                  host = kills
                  interval = 1s
                  sources { logs { type = container-logs, start = beginning } }
                  services { docker { endpoint = "unix://%s" } }
                  sinks { kept { type = keeping, file = "%s" } }
                }
                """.formatted(engine.socket(), kept));
        PluginJar.of(KeepingPlugin.class, installation.file("plugins/keeping.jar"), """
                keeping {
                  # Where to keep them.
                  # file = "/tmp/kept"
                }
                """);
        for (int i = 0; i < KILLS; i++) {
            long before = Files.size(kept);
            try (AgentProcess agent = AgentProcess.start(installation)) {
                Eventually.is("more records", TO_GO_ON, () -> size() > before + 1);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS)); // the random instant itself
                agent.endedBy("KILL", Duration.ofSeconds(10));
            }
        }
        for (String writer : writers) {
            engine.docker("exec", writer, "touch", "/tmp/stop");
            engine.docker("wait", writer);
        }
        try (AgentProcess agent = AgentProcess.start(installation)) {
            Eventually.is("the last line of each", TO_GO_ON, () -> totals().size() == WRITERS);
            agent.endedBy("TERM", Duration.ofSeconds(10));
        }
        judge();
    }

    private void judge() {
        Map<String, Set<String>> idsOfLine = new HashMap<>();
        Map<String, String> lineOfId = new HashMap<>();
        List<Matcher> records = records();
        for (Matcher record : records) {
            String line = container(record) + ' ' + record.group(2);
            idsOfLine.computeIfAbsent(line, first -> new HashSet<>()).add(record.group(1));
            String before = lineOfId.put(record.group(1), line);
            assertThat(before == null || before.equals(line))
                    .as("%s is '%s' and was '%s'", record.group(1), line, before)
                    .isTrue();
        }
        Set<String> expected = new HashSet<>();
        totals().forEach((container, total) -> {
            expected.add(container + " total " + total);
            for (int i = 0; i < total; i++) {
                expected.add(container + " out " + i);
                if (i / 300 % 2 == 0) {
                    expected.add(container + " err " + i);
                }
            }
        });
        assertThat(idsOfLine.keySet()).isEqualTo(expected);
        idsOfLine.values().removeIf(ids -> ids.size() == 1);
        assertThat(idsOfLine).as("lines with several ids").isEmpty();
        System.err.printf(
                "SIGKILL x %d: %d lines, 0 missing, 0 with two ids, %d sent again%n",
                KILLS, expected.size(), records.size() - expected.size());
    }

    /** How often each writer wrote, as its last line says. */
    private Map<String, Integer> totals() {
        Map<String, Integer> totals = new HashMap<>();
        for (Matcher record : records()) {
            if (record.group(2).startsWith("total ")) {
                totals.put(container(record), Integer.parseInt(record.group(2).substring("total ".length())));
            }
        }
        return totals;
    }

    private static String container(Matcher record) {
        return record.group(1).substring(0, record.group(1).indexOf('/'));
    }

    /** A kill may have cut a line: that record was not settled, and came again. */
    private List<Matcher> records() {
        try {
            return Files.readString(kept, StandardCharsets.UTF_8)
                    .lines()
                    .map(KEPT::matcher)
                    .filter(Matcher::matches)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long size() {
        try {
            return Files.size(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
