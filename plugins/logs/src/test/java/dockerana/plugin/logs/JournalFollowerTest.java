package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.CollectedSamples;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the journal, which is told by a program in place of journalctl. */
@Timeout(60)
class JournalFollowerTest {
    /** What it tells at first, until it ends; and when it is asked again. */
    private static final String PROGRAM = """
            echo "$1" >>asked
            case $1 in
            --since*) cat first ;;
            *) cat second && exec sleep 60 ;;
            esac
            """;

    @TempDir
    private Path folder;

    private final TestAgent agent =
            TestAgent.ofSource("syslog").withClock(new FakeClock(Instant.parse("2026-01-31T12:00:00Z")));
    private final Received received = new Received();
    private final Tallies tallies = new Tallies(Family.FILES);
    private final Block block = new Block(64 * 1024);

    @AfterEach
    void close() {
        agent.close();
    }

    private JournalFollower follower(Optional<Integer> rateLimit, Map<String, HostPatternConfig> patterns) {
        HostLogsConfig config = new HostLogsConfig(
                List.of(), true, Start.parse("beginning"), Duration.ofMillis(20), 64, rateLimit, folder, patterns);
        Setup setup = new Setup(config, agent, tallies, new PlainLines(agent.clock(), ZoneOffset.UTC));
        Journal journal = new Journal(List.of("sh", "-c", "cd '" + folder + "'\n" + PROGRAM, "sh"));
        JournalFollower follower = new JournalFollower(setup, journal, () -> {}, received);
        follower.wanted(true);
        return follower;
    }

    private static String entry(int number, String text) {
        return "__CURSOR=s=6f1e;i=%x\n__REALTIME_TIMESTAMP=%d\nMESSAGE=%s\n\n"
                .formatted(number, 1_764_121_044_000_000L + number, text);
    }

    /** Until so many records were made, or the program ended. */
    private void read(JournalFollower follower, int records) {
        try {
            while (received.texts().size() < records) {
                follower.send(block);
                received.emit(follower.toSend());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5)); // between two looks
            }
        } catch (IOException e) { // it ended
            received.emit(follower.toSend());
        }
    }

    /** What was counted; once it has ended, this is told once. */
    private Map<String, Double> collected() {
        CollectedSamples samples = new CollectedSamples();
        tallies.addTo(samples);
        return samples.values();
    }

    @Test
    void anEntryThatWasCutComesAgainAndIsWholeThen() throws Exception {
        String two = entry(2, "two");
        Files.writeString(folder.resolve("first"), entry(1, "one") + two.substring(0, two.length() - 3));
        Files.writeString(folder.resolve("second"), two + entry(3, "x".repeat(100)));
        try (JournalFollower follower = follower(Optional.empty(), Map.of())) {
            read(follower, 3);
            assertThat(received.texts()).containsExactly("one");
            read(follower, 3);
        }
        assertThat(received.texts()).containsExactly("one", "two", "x".repeat(64));
        assertThat(received.ids()).doesNotHaveDuplicates();
        assertThat(Files.readAllLines(folder.resolve("asked")))
                .containsExactly("--since=@0", "--after-cursor=s=6f1e;i=1");
        assertThat(collected()).containsEntry("logs.journal.lines", 3.0).containsEntry("logs.journal.truncated", 1.0);
    }

    @Test
    void patternsAreLookedForInItByItsName() throws Exception {
        Files.writeString(folder.resolve("first"), entry(1, "took 5ms") + entry(2, "nothing"));
        try (JournalFollower follower =
                follower(Optional.empty(), Map.of("took", pattern("journal"), "other", pattern("/var/log/*")))) {
            read(follower, 3);
        }
        assertThat(received.all)
                .extracting(record -> record.attributes().get("dockerana.patterns"))
                .containsExactly(Map.of("took", "5"), null);
        assertThat(collected())
                .containsEntry("logs.journal.patterns.took.matches", 1.0)
                .doesNotContainKey("logs.journal.patterns.other.matches");
    }

    private static HostPatternConfig pattern(String glob) {
        return new HostPatternConfig(
                Match.parse("took (?<value>[0-9]+)ms"), Optional.empty(), Optional.of(List.of(glob)));
    }

    @Test
    void whatIsMoreThanIsAllowedIsCountedOnly() throws Exception {
        Files.writeString(folder.resolve("first"), entry(1, "one") + entry(2, "two") + entry(1_000_001, "three"));
        try (JournalFollower follower = follower(Optional.of(1), Map.of())) {
            read(follower, 3);
        }
        assertThat(received.texts()).containsExactly("one", "three");
        assertThat(collected()).containsEntry("logs.journal.lines", 3.0);
        assertThat(agent.drops()).isEqualTo(Map.of("rate-limit", 1L));
    }
}
