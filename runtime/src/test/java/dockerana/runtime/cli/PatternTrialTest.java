package dockerana.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component;
import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.api.Samples;
import dockerana.api.StreamingSource;
import dockerana.runtime.agent.Assembled;
import dockerana.runtime.agent.Assembled.NoOptions;
import dockerana.runtime.config.ComponentSettings;
import dockerana.runtime.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Patterns are tried on what was written before now, and what they find is printed. */
@Timeout(60)
final class PatternTrialTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path directory;

    record Looking(Map<String, String> patterns, String start, String other) {}

    /** Has two old lines, and one of tomorrow. */
    static final class Lines implements StreamingSource {
        private final Looking looking;

        Lines(Looking looking) {
            this.looking = looking;
        }

        @Override
        public void run(Records records) throws InterruptedException {
            long tomorrow = (Instant.now().getEpochSecond() + 86_400) * SECOND;
            assertThat(records.offer(List.of(
                            line("web", 1, "it took 5 \u001b[31m", Map.of("slow", "5", "took", "")),
                            line("web", 2, "it took 15", Map.of("slow", "15", "took", "")))))
                    .isTrue();
            assertThat(records.last("web")).isEmpty();
            records.emit(List.of(
                    line("db", 3, looking.toString(), Map.of()), line("db", tomorrow, "late", Map.of("slow", "1"))));
            new CountDownLatch(1).await();
        }

        private static LogRecord line(String container, long nanos, String text, Map<String, String> found) {
            LogRecord.Origin origin = new LogRecord.Origin(
                    LogRecord.Kind.LOG, container, "", Map.of("container.name", container, "stream", "stdout"));
            return new LogRecord(
                    origin, nanos, 0, 0, text, found.isEmpty() ? Map.of() : Map.of("dockerana.patterns", found));
        }

        @Override
        public void collect(Samples samples) {}
    }

    static final class Unreachable implements StreamingSource {
        @Override
        public void run(Records records) throws IOException {
            throw new IOException("nobody there");
        }

        @Override
        public void collect(Samples samples) {}
    }

    private static Settings settings(String options) throws Exception {
        return Assembled.settings(
                "sources { lines { type = lines, %s } }, sinks { sink { type = sink } }".formatted(options),
                Component.source("lines", Looking.class, Lines.class, List.of()),
                Component.sink("sink", NoOptions.class, SamplingTest.Taking.class));
    }

    private static ComponentSettings source(Settings settings) {
        return settings.enabled().getFirst();
    }

    private PatternTrial tried(Settings settings, List<LogRecord> found) throws Exception {
        PatternTrial trial = new PatternTrial(
                Assembled.of(directory, settings), Duration.ofSeconds(10), Duration.ofMillis(500), found::add);
        trial.run();
        return trial;
    }

    @Test
    void aSourceReadsWithOtherPatternsAndItsOwnOptions() throws Exception {
        Settings configured = settings("patterns { a = b }, start = now, other = kept");
        Settings other = settings("patterns { slow = x }, start = beginning, other = dropped");
        ComponentSettings mixed = source(configured)
                .with(List.of("patterns", "start"), source(other))
                .orElseThrow();

        List<LogRecord> found = new ArrayList<>();
        PatternTrial trial = tried(configured.withSinks(List.of()).withSources(List.of(mixed)), found);

        assertThat(trial.failures()).isEmpty();
        assertThat(found)
                .extracting(LogRecord::text)
                .contains(new Looking(Map.of("slow", "x"), "beginning", "kept").toString())
                .doesNotContain("late")
                .hasSize(3);
        assertThat(mixed.option("start")).contains("beginning");
        assertThat(mixed.option("end")).isEmpty();
    }

    @Test
    void whyASourceReadNothingIsSaid() throws Exception {
        Settings settings = Assembled.settings(
                "sources { far { type = far } }, sinks { sink { type = sink } }",
                Component.source("far", NoOptions.class, Unreachable.class, List.of()),
                Component.sink("sink", NoOptions.class, SamplingTest.Taking.class));

        assertThat(tried(settings.withSinks(List.of()), new ArrayList<>()).failures())
                .containsOnly(Map.entry("far", "nobody there"));
    }

    private String report(boolean json, String container) throws Exception {
        List<LogRecord> found = new ArrayList<>();
        tried(settings("patterns {}, start = now, other = x").withSinks(List.of()), found);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PatternReport report = new PatternReport(
                new PrintStream(bytes, true, UTF_8), json, List.of("slow", "took", "never"), container);
        found.forEach(report::take);
        report.end();
        return bytes.toString(UTF_8);
    }

    @Test
    void everyMatchIsARowAndEveryPatternIsSummedUp() throws Exception {
        assertThat(report(false, "web").lines())
                .anyMatch(line ->
                        line.matches("1970-01-01T00:00:00.000000001Z  web +stdout  slow +5  it took 5 \\?\\[31m"))
                .anyMatch(line -> line.matches(".* web +stdout  took +it took 15"))
                .anyMatch(line -> line.matches("slow +2 +2 +5 +10 +15"))
                .anyMatch(line -> line.matches("took +2 +0 +- +- +-"))
                .anyMatch(line -> line.matches("never +0 +0 +- +- +-"))
                .contains("2 lines read");
        assertThat(report(false, "db")).contains("1 lines read").doesNotContain("took 5");
    }

    @Test
    void aMachineGetsOneObject() throws Exception {
        assertThat(report(true, "web").replaceAll("\\s", ""))
                .startsWith("{\"matches\":[{\"time\":\"1970-01-01T00:00:00.000000001Z\",\"container\":\"web\"")
                .contains("\"pattern\":\"slow\",\"value\":15.0,\"line\":\"ittook15\"}")
                .contains("\"lines\":2,")
                .contains("{\"pattern\":\"slow\",\"matches\":2,\"values\":2,\"min\":5.0,\"mean\":10.0,\"max\":15.0}")
                .contains("{\"pattern\":\"never\",\"matches\":0,\"values\":0}")
                .endsWith("]}");
    }
}
