package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of containers, through the lives of containers and agents. */
class FollowersTest {
    private static final long ENOUGH = Duration.ofMinutes(1).toNanos();

    @TempDir
    private Path directory;

    private final TestAgent agent = TestAgent.ofSource("logs").withClock(new FakeClock(Given.AGENT_STARTS));
    private final Received received = new Received();
    private JsonLog log;
    private Tallies tallies = new Tallies();
    private Followers followers = new Followers(new Setup(Given.config(Start.NOW), agent, tallies), received);

    @BeforeEach
    void begin() {
        log = new JsonLog(directory);
    }

    @AfterEach
    void end() {
        followers.close();
        agent.close();
    }

    private void start(Start start) {
        followers.close();
        tallies = new Tallies();
        followers = new Followers(new Setup(Given.config(start), agent, tallies), received);
    }

    private void read(Container... containers) throws InterruptedException {
        followers.update(List.of(containers));
        followers.read(ENOUGH);
    }

    private CollectedSamples collect() {
        CollectedSamples samples = new CollectedSamples();
        tallies.addTo(samples);
        return samples;
    }

    private double lines() {
        return collect().value("containers.web.logs.stdout.lines");
    }

    @Test
    void anOldContainerIsReadFromNowAndANewOneFromItsBeginning() throws Exception {
        log.lines(10);
        read(Given.old(log.path));
        assertThat(received.texts()).isEmpty();
        assertThat(lines()).isZero();
        log.lines(2);
        read(Given.old(log.path));
        assertThat(received.texts()).containsExactly("line 10", "line 11");
        assertThat(lines()).isEqualTo(2);

        start(Start.NOW);
        received.last.clear();
        received.all.clear();
        read(Given.fresh(log.path));
        assertThat(received.texts()).hasSize(12);
        assertThat(lines()).isEqualTo(12);
    }

    @Test
    void anOldContainerIsReadFromItsBeginningOrSomeTimeAgoIfAskedFor() throws Exception {
        log.lines(3);
        log.rotate(3);
        log.compress();
        log.lines(3);
        start(Start.parse("beginning"));
        read(Given.old(log.path));
        assertThat(received.texts()).hasSize(6);
        assertThat(lines()).as("what was written before the agent").isZero();

        log.write("stdout", "later\\n", Given.AGENT_STARTS.minusSeconds(30));
        received.last.clear();
        received.all.clear();
        start(Start.parse("1m"));
        read(Given.old(log.path));
        assertThat(received.texts()).containsExactly("later");
    }

    @Test
    void aContainerThatStartsAgainIsReadFromTheBeginningOfThatRun() throws Exception {
        log.lines(3);
        log.write("stdout", "the new run\\n", Given.AGENT_STARTS.plusSeconds(9));
        read(Given.container(
                "web",
                "running",
                log.path,
                JsonLog.EPOCH,
                Given.AGENT_STARTS.plusSeconds(10),
                Optional.of(Given.AGENT_STARTS.minusSeconds(5))));
        assertThat(received.texts()).containsExactly("the new run");
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void whatNobodyTakesIsCountedAndSentLaterFromItsOwnPlace() throws Exception {
        read(Given.fresh(log.path));
        received.full = true;
        for (int i = 0; i < 3; i++) {
            log.lines(100);
            log.rotate(9);
            log.compress();
            read(Given.fresh(log.path));
            assertThat(lines()).isEqualTo(100 * (i + 1));
            assertThat(received.texts()).isEmpty();
        }
        received.full = false;
        log.lines(1);
        read(Given.fresh(log.path));
        assertThat(received.texts()).hasSize(301).doesNotHaveDuplicates();
        assertThat(new HashSet<>(received.ids())).hasSize(301);
        assertThat(lines()).isEqualTo(301);
        assertThat(collect().value("containers.web.logs.gaps")).isZero();
    }

    @Test
    void whatIsGoneBeforeItWasSentIsAGapOnceAndARecord() throws Exception {
        Container web = Given.fresh(log.path);
        log.lines(1000);
        received.full = true;
        read(web);
        for (int i = 0; i < 4; i++) {
            log.lines(1000);
            log.rotate(2);
            read(web);
        }
        received.full = false;
        log.lines(1);
        read(web);
        assertThat(lines()).isEqualTo(5001);
        assertThat(collect().value("containers.web.logs.gaps")).isEqualTo(1);
        assertThat(received.all.stream().filter(record -> record.attributes().containsKey("dockerana.gap")))
                .hasSize(1);
        assertThat(received.texts()).last().isEqualTo("line 5000");
        assertThat(new HashSet<>(received.ids())).hasSameSizeAs(received.all);
    }

    @Test
    void whileNobodyWantsRecordsLinesAreCountedAndGapsToo() throws Exception {
        received.wanted = false;
        Container web = Given.fresh(log.path);
        log.lines(10);
        read(web);
        log.rotate(1);
        log.lines(20);
        read(web);
        assertThat(lines()).isEqualTo(30);
        assertThat(collect().value("containers.web.logs.gaps")).isEqualTo(1);
        assertThat(received.all).isEmpty();
    }

    @Test
    void theLastWordsOfARunAreReadAndCountedOnceMoreAfterItsEnd() throws Exception {
        Container web = Given.fresh(log.path);
        log.lines(1);
        read(web);
        log.write("stdout", "no newline", Given.AGENT_STARTS);
        read(web);
        assertThat(received.texts()).containsExactly("line 0");
        read(Given.in("exited", web));
        assertThat(received.texts()).containsExactly("line 0", "no newline");
        assertThat(lines()).isEqualTo(2);
        assertThat(collect().all()).isEmpty();
    }

    @Test
    void aContainerThatIsGoneIsReadToItsEndAlthoughItsFilesAreGone() throws Exception {
        Container web = Given.fresh(log.path);
        log.lines(1);
        read(web);
        log.lines(5);
        Files.delete(log.path);
        read();
        read();
        assertThat(received.texts()).hasSize(6);
        assertThat(lines()).isEqualTo(6);
        assertThat(received.last).as("what is remembered of it").isEmpty();
        assertThat(followers.size()).isZero();
    }

    @Test
    void ofContainersThatAreGoneNotTooManyWaitForSomebodyToTakeTheirLines() throws Exception {
        received.full = true;
        for (int i = 0; i < 110; i++) {
            JsonLog one = new JsonLog(Files.createDirectory(directory.resolve("c" + i)));
            one.lines(2);
            Instant created = Given.AGENT_STARTS.plusSeconds(i + 1);
            String id = "%064d".formatted(i);
            read(Given.container(id, "c" + i, "running", one.path, created, created, Optional.empty()));
        }
        read();
        assertThat(followers.size()).isEqualTo(100);
        CollectedSamples samples = collect();
        assertThat(samples.value("containers.c0.logs.gaps")).isEqualTo(1);
        assertThat(samples.value("containers.c10.logs.gaps")).isZero();
        received.full = false;
        read();
        assertThat(followers.size()).isZero();
        assertThat(received.all).as("one list had been made of the first").hasSize(2 * 100 + 2);
    }

    @Test
    void aContainerOfTheSameNameGoesOnCountingBeforeAnythingWasCollected() throws Exception {
        Container web = Given.fresh(log.path);
        log.lines(3);
        read(web);
        read();
        JsonLog other = new JsonLog(Files.createDirectory(directory.resolve("other")));
        other.lines(4);
        read(Given.container(
                "b".repeat(64),
                "web",
                "running",
                other.path,
                Given.AGENT_STARTS.plusSeconds(5),
                Given.AGENT_STARTS.plusSeconds(5),
                Optional.empty()));
        assertThat(lines()).isEqualTo(7);
        assertThat(lines()).isEqualTo(7);
    }

    @Test
    void aContainerThatIsRenamedTakesItsCountsAndTheirStartWithIt() throws Exception {
        Container web = Given.fresh(log.path);
        log.lines(3);
        read(web);
        CollectedSamples before = collect();
        read(Given.container(
                "shop", "running", log.path, web.created(), web.startedAt().orElseThrow(), Optional.empty()));
        CollectedSamples after = collect();
        assertThat(after.value("containers.shop.logs.stdout.lines")).isEqualTo(3);
        assertThat(after.has("containers.web.logs.stdout.lines")).isFalse();
        assertThat(after.series().getFirst().start())
                .isEqualTo(before.series().getFirst().start());
        log.lines(1);
        read(Given.container(
                "shop", "running", log.path, web.created(), web.startedAt().orElseThrow(), Optional.empty()));
        assertThat(received.all.getLast().origin().attributes()).containsEntry("container.name", "shop");
    }

    @Test
    void aRecordTellsWhoseItIs() throws Exception {
        log.lines(1);
        read(Given.fresh(log.path));
        assertThat(received.all.getFirst().origin().attributes())
                .isEqualTo(Map.of(
                        "event.kind", "event",
                        "event.action", "log",
                        "container.id", "a".repeat(64),
                        "container.name", "web",
                        "container.image.name", "shop:1",
                        "container.labels", Map.of("com.docker.compose.service", "shop"),
                        "host.name", "testhost",
                        "stream", "stdout"));
        assertThat(received.all.getFirst().id()).isEqualTo("a".repeat(64) + "/stdout/1769860800000000000/0");
    }

    @Test
    void anAgentThatWasKilledRepeatsNoIdWithAnotherTextAndLosesNothing() throws Exception {
        Random random = new Random(7);
        Map<String, String> textOfId = new HashMap<>();
        List<String> written = new ArrayList<>();
        Received checkpoint = new Received();
        int number = 0;
        int tick = 0;
        start(Start.parse("beginning"));
        for (int round = 0; round < 300; round++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                String text = number++ + "x".repeat(random.nextInt(50));
                String stream = random.nextBoolean() ? "stdout" : "stderr";
                int cut = random.nextInt(4) == 0 ? text.length() / 2 : 0;
                tick += cut > 0 || random.nextBoolean() ? 1 : 0; // others share a nanosecond
                Instant time = JsonLog.EPOCH.plusNanos(tick);
                if (cut > 0) {
                    log.write(stream, text.substring(0, cut), time);
                    String between = number++ + " between";
                    log.write(
                            stream.equals("stdout") ? "stderr" : "stdout",
                            between + "\\n",
                            JsonLog.EPOCH.plusNanos(++tick));
                    written.add(between);
                    if (random.nextInt(3) == 0) {
                        turn(random, checkpoint, textOfId);
                    }
                    tick++;
                }
                log.write(stream, text.substring(cut) + "\\n", time);
                written.add(text);
            }
            turn(random, checkpoint, textOfId);
        }
        received.full = false;
        for (int i = 0; i < 3; i++) {
            read(Given.old(log.path));
        }
        note(textOfId);
        assertThat(textOfId.values()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void anAgentThatComesBackSendsNothingThatItsFirstOneWasNotToSend() throws Exception {
        log.write("stderr", "history\\n", JsonLog.EPOCH);
        log.write("stderr", "its head is history, ", JsonLog.EPOCH.plusSeconds(1));
        read(Given.old(log.path));
        log.lines(2);
        read(Given.old(log.path));
        start(Start.NOW);
        log.write("stderr", "its tail is not\\n", JsonLog.EPOCH.plusSeconds(1));
        log.lines(1);
        read(Given.old(log.path));
        assertThat(received.texts())
                .containsExactly("line 2", "line 3", "its head is history, its tail is not", "line 5");
    }

    /** What can happen between two lines. */
    private void turn(Random random, Received checkpoint, Map<String, String> textOfId) throws Exception {
        received.full = random.nextInt(3) == 0;
        switch (random.nextInt(8)) {
            case 0 -> {
                log.rotate(50);
                if (random.nextBoolean()) {
                    log.compress();
                }
            }
            case 1 -> { // killed: what was sent since the checkpoint is forgotten
                note(textOfId);
                received.crash(checkpoint);
                start(Start.parse("beginning"));
            }
            case 2 -> checkpoint.last.putAll(received.last);
            default -> read(Given.old(log.path));
        }
    }

    private void note(Map<String, String> textOfId) {
        received.all.forEach(record -> {
            String before = textOfId.put(record.id(), record.text());
            assertThat(before == null || before.equals(record.text()))
                    .as("%s was '%s' and is '%s'", record.id(), before, record.text())
                    .isTrue();
        });
        received.all.clear();
    }

    @Test
    void aNoisyContainerDoesNotKeepTheOthersWaiting() throws Exception {
        JsonLog quiet = new JsonLog(Files.createDirectory(directory.resolve("quiet")));
        log.lines(50_000);
        quiet.lines(1);
        Container noisy = Given.fresh(log.path);
        Container other = Given.container(
                "b".repeat(64), "quiet", "running", quiet.path, noisy.created(), noisy.created(), Optional.empty());
        followers.update(List.of(noisy, other));
        followers.read(1);
        followers.read(1);
        followers.read(1);
        assertThat(received.all).anyMatch(record -> record.origin().key().startsWith("bbb"));
        assertThat(received.all.size()).isLessThan(10_000);
        followers.read(ENOUGH);
        assertThat(received.all).hasSize(50_001);
    }

    @Test
    void whoeverHasToWaitIsNotAlwaysTheSame() throws Exception {
        List<Container> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            JsonLog one = new JsonLog(Files.createDirectory(directory.resolve("c" + i)));
            one.lines(10_000);
            Instant created = Given.AGENT_STARTS.plusSeconds(1);
            all.add(Given.container(
                    "%064d".formatted(i), "c" + i, "running", one.path, created, created, Optional.empty()));
        }
        for (int round = 0; round < 12; round++) {
            received.room = 1;
            read(all.toArray(Container[]::new));
        }
        for (int i = 0; i < 3; i++) {
            String id = "%064d".formatted(i);
            assertThat(received.all).anyMatch(record -> record.origin().key().startsWith(id));
        }
    }

    @Test
    void whatNobodyTakesIsHeldUntilItIsTakenAlsoIfItsContainerIsRemovedMeanwhile() throws Exception {
        JsonLog other = new JsonLog(Files.createDirectory(directory.resolve("other")));
        other.lines(1);
        log.lines(5);
        received.full = true;
        Instant created = Given.AGENT_STARTS.plusSeconds(1);
        Container first =
                Given.container("b".repeat(64), "b", "running", other.path, created, created, Optional.empty());
        read(first);
        read(first, Given.fresh(log.path));
        Files.delete(log.path);
        read(first);
        received.full = false;
        read(first);
        assertThat(received.texts()).hasSize(6);
    }

    @Test
    void aLogThatCannotBeReadIsToldAndTheOthersAreRead() throws Exception {
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
        log.lines(1);
        Container bad =
                Given.container("b".repeat(64), "bad", "running", loop, JsonLog.EPOCH, JsonLog.EPOCH, Optional.empty());
        read(bad, Given.fresh(log.path));
        assertThat(followers.problem().orElseThrow()).contains(loop.toString());
        assertThat(received.texts()).hasSize(1);
    }
}
