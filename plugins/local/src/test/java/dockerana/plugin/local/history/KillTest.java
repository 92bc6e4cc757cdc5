package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final long FIRST = KilledWriter.START.getEpochSecond();

    @TempDir
    private Path directory;

    private int ticks;
    private int lines;

    /** Twenty instants with {@code DOCKERANA_LONG=true}, otherwise three. */
    @Test
    @Timeout(600)
    void aKilledProcessLosesNothingThatItHasSaidIsWritten() throws Exception {
        int kills = "true".equals(System.getenv("DOCKERANA_LONG")) ? 20 : 3;
        Random random = new Random();
        for (int kill = 1; kill <= kills; kill++) {
            writeAndKill(100 + random.nextInt(700));
            assertAllIsThere("after kill " + kill);
        }
    }

    private void writeAndKill(int ticksBefore) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        directory.toString(),
                        Integer.toString(ticks),
                        Integer.toString(lines))
                .redirectError(directory.resolve("stderr").toFile())
                .start();
        try (BufferedReader said = writer.inputReader()) {
            int until = ticks + ticksBefore;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                heard(line);
                if (ticks == until) {
                    writer.toHandle().destroyForcibly(); // what it has said until then is still heard
                }
            }
            assertThat(ticks).as(() -> stderr()).isGreaterThanOrEqualTo(until);
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private String stderr() {
        try {
            return Files.readString(directory.resolve("stderr"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A line may be cut short by the kill. */
    private void heard(String line) {
        String[] words = line.split(" ", -1);
        if (words.length == 2 && !words[1].isEmpty()) {
            int tick = Integer.parseInt(words[0]);
            ticks = tick + 1;
            lines = Math.max(lines, Integer.parseInt(words[1]));
        }
    }

    private void assertAllIsThere(String when) throws Exception {
        FakeClock clock = new FakeClock(KilledWriter.START.plusSeconds(10L * ticks));
        TestAgent agent = TestAgent.ofSink("local").withClock(clock);
        try (Archive archive = new Archive(directory, KilledWriter.LIMITS, agent)) {
            archive.open();
            int from = Math.max(0, ticks - 5 * 360);
            Span span = new Span(FIRST + 10L * from, FIRST + 10L * ticks);
            for (int series = 0; series < KilledWriter.SERIES; series++) {
                String path = agent.path(KilledWriter.series(series));
                double[] values =
                        archive.read(path, span, Rollup.USUAL).orElseThrow().values();
                assertThat(values).as(when).hasSize(ticks - from);
                for (int i = 0; i < values.length; i++) {
                    assertThat(values[i])
                            .as("%s, tick %d", when, from + i)
                            .isEqualTo(KilledWriter.value(from + i, series));
                }
            }
            List<LogRecord> kept =
                    archive.last("web", LogLines.Filter.NONE, 1000).lines();
            for (int line = Math.max(0, lines - 1000); line < lines; line++) {
                assertThat(kept).as(when).extracting(LogRecord::text).contains("line " + line);
            }
            assertThat(Files.exists(directory.resolve("history-set-aside.mv"))).isFalse();
        }
    }
}
