package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of a file of the host, through its rotation and the agent's ends. */
class HostLinesTest {
    private static final String STAMP = "2026-01-31T13:00:00.5+01:00 web app[7]: ";

    @TempDir
    private Path root;

    private HostAgency agency;

    @BeforeEach
    void begin() throws Exception {
        agency = new HostAgency(root, "/var/log/*.log");
        agency.write("history\n");
        agency.read();
    }

    @AfterEach
    void end() {
        agency.close();
    }

    private void rename(String to) throws Exception {
        Files.move(agency.log, agency.log.resolveSibling(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private void copyAndTruncate() throws Exception {
        Files.copy(agency.log, Path.of(agency.log + ".1"), StandardCopyOption.REPLACE_EXISTING);
        FileChannel.open(agency.log, StandardOpenOption.WRITE).truncate(0).close();
    }

    @Test
    void aRecordTellsWhereAndWhenItsLineWasWritten() throws Exception {
        agency.write(STAMP + "\u001b[31mone\u001b[0m\r\n");
        agency.read();
        LogRecord record = agency.received.all.getFirst();
        assertThat(record.text()).isEqualTo(STAMP + "one");
        assertThat(Stamp.instant(record.timeNanos())).isEqualTo(Instant.parse("2026-01-31T12:00:00.5Z"));
        assertThat(record.origin().key()).isEqualTo("/var/log/app.log");
        assertThat(record.origin().attributes())
                .isEqualTo(Map.of(
                        "event.kind", "event",
                        "event.action", "log",
                        "log.file.path", "/var/log/app.log",
                        "host.name", agency.agent.host()));
        assertThat(agency.counted("lines")).isEqualTo(1);
        assertThat(agency.counted("bytes")).isEqualTo(STAMP.length() + 14);
    }

    @Test
    void linesWithoutATimeHaveThatOfTheLineBeforeOrElseThePresent() throws Exception {
        agency.write("no time\n" + STAMP + "one\n  at two\n");
        agency.read();
        assertThat(agency.received.all)
                .extracting(record -> Stamp.instant(record.timeNanos()))
                .containsExactly(
                        agency.clock.instant(),
                        Instant.parse("2026-01-31T12:00:00.5Z"),
                        Instant.parse("2026-01-31T12:00:00.5Z"));
        agency.start(Start.NOW);
        agency.write("  at three\n");
        agency.read();
        assertThat(Stamp.instant(agency.received.all.getLast().timeNanos()))
                .isEqualTo(Instant.parse("2026-01-31T12:00:00.5Z"));
    }

    @Test
    void aFileThatIsRenamedIsReadToItsEndAlthoughItsWriterUsesItOnForAWhile() throws Exception {
        agency.write("one\n");
        rename("app.log.1");
        agency.read();
        HostAgency.write(Path.of(agency.log + ".1"), "two\n");
        Files.createFile(agency.log);
        agency.read();
        HostAgency.write(Path.of(agency.log + ".1"), "three\nno newline");
        agency.write("four\n");
        agency.read();
        agency.read();
        assertThat(agency.received.texts()).containsExactly("one", "two", "three", "no newline", "four");
        assertThat(agency.counted("lines")).isEqualTo(5);
        assertThat(agency.counted("gaps")).isZero();
    }

    @Test
    void aFileThatIsRotatedByDateWhileNobodyReadsIsReadOn() throws Exception {
        agency.write("one\n");
        agency.read();
        agency.followers.close();
        agency.write("two\n");
        rename("app.log-20260130");
        agency.write("three\n");
        rename("app.log-20260131");
        agency.write("four\n");
        agency.start(Start.NOW);
        agency.read();
        assertThat(agency.received.texts()).containsExactly("one", "two", "three", "four");
        assertThat(agency.counted("gaps")).isZero();
    }

    @Test
    void aFileThatIsCopiedAndTruncatedIsReadOnInTheCopy() throws Exception {
        agency.write("one\n");
        agency.read();
        agency.write("two\n");
        copyAndTruncate();
        agency.read();
        agency.write("three\n");
        agency.read();
        assertThat(agency.received.texts()).containsExactly("one", "two", "three");
        assertThat(agency.counted("lines")).isEqualTo(3);
        assertThat(agency.counted("gaps")).isZero();
    }

    @Test
    void aFileThatIsEmptiedIsAGap() throws Exception {
        agency.write("one\n");
        agency.read();
        FileChannel.open(agency.log, StandardOpenOption.WRITE).truncate(0).close();
        agency.write("2\n");
        agency.read();
        assertThat(agency.received.texts()).hasSize(3).last().isEqualTo("2");
        assertThat(agency.received.texts().get(1)).startsWith("Lines may be missing");
        assertThat(agency.counted("gaps")).isEqualTo(1);
    }

    @Test
    void aLineThatIsLongerThanAllowedIsCutAndCountedAndItsNeighboursAreWhole() throws Exception {
        agency.write("one\n" + "x".repeat(1 << 20) + "\ntwo\n");
        agency.read();
        assertThat(agency.received.texts()).containsExactly("one", "x".repeat(256 * 1024), "two");
        assertThat(agency.counted("lines")).isEqualTo(3);
        assertThat(agency.counted("truncated")).isEqualTo(1);
    }

    @Test
    void patternsAreForFilesByTheirPaths() throws Exception {
        agency.start(
                Map.of("took", pattern("took (?<value>[0-9]+)", "/var/log/*"), "other", pattern("took", "/srv/*")));
        agency.read();
        agency.write("took 5\n");
        agency.read();
        assertThat(agency.collect().values())
                .containsEntry("logs.var_log_app_log.patterns.took.matches", 1.0)
                .containsEntry("logs.var_log_app_log.patterns.took.max", 5.0)
                .doesNotContainKey("logs.var_log_app_log.patterns.other.matches");
    }

    private static HostPatternConfig pattern(String match, String glob) {
        return new HostPatternConfig(Match.parse(match), Optional.empty(), Optional.of(List.of(glob)));
    }

    @Test
    void anAgentThatIsKilledLosesNothingAndRepeatsUnderTheSameIds() throws Exception {
        Random random = new Random(11);
        Map<String, String> textOfId = new HashMap<>();
        List<String> written = new ArrayList<>();
        Received checkpoint = new Received();
        agency.start(Start.parse("beginning"));
        agency.read();
        checkpoint.last.putAll(agency.received.last);
        written.add("history");
        int number = 0;
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i > 0; i--) { // seconds only, and not in order
                String line = "2026-01-31T12:00:%02dZ %d".formatted(random.nextInt(3), number++);
                text.append(line).append('\n');
                written.add(line);
            }
            agency.write(text.toString());
            switch (random.nextInt(6)) {
                case 0 -> rotate();
                case 1 -> {
                    note(textOfId);
                    agency.received.crash(checkpoint);
                    agency.start(Start.parse("beginning"));
                }
                case 2 -> checkpoint.last.putAll(agency.received.last);
                default -> agency.read();
            }
        }
        agency.read();
        agency.read();
        note(textOfId);
        assertThat(textOfId.values()).containsExactlyInAnyOrderElementsOf(written);
    }

    private void rotate() throws Exception {
        IntStream.iterate(99, age -> age > 0, age -> age - 1).forEach(age -> {
            Path from = Path.of(agency.log + "." + age);
            if (Files.exists(from)) {
                from.toFile().renameTo(Path.of(agency.log + "." + (age + 1)).toFile());
            }
        });
        rename("app.log.1");
        Files.createFile(agency.log);
    }

    private void note(Map<String, String> textOfId) {
        agency.received.all.forEach(record -> {
            String before = textOfId.put(record.id(), record.text());
            boolean fine = before == null || before.equals(record.text());
            assertThat(fine)
                    .as("%s was '%s' and is '%s'", record.id(), before, record.text())
                    .isTrue();
        });
        agency.received.all.clear();
    }
}
