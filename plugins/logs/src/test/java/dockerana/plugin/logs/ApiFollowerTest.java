package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log of a container as an engine tells it, through what happens to both. */
@Timeout(60)
class ApiFollowerTest {
    private static final Instant NOW = Given.AGENT_STARTS;
    private static final long NEVER = Long.MAX_VALUE / 4;
    private static final Path NOWHERE = Path.of("/nowhere/x-json.log");

    private final FakeApi api = new FakeApi(false, false);
    private final Received received = new Received();
    private final TestAgent agent = TestAgent.ofSource("logs").withClock(new FakeClock(NOW));
    private final Container old = Given.withLogs(Given.old(NOWHERE), "local", true);
    private final Container fresh = Given.withLogs(Given.fresh(NOWHERE), "local", true);
    private Tallies tallies = new Tallies();
    private Followers followers = followers(Start.NOW, NEVER);

    private Followers followers(Start start, long silence) {
        Setup setup = new Setup(Given.config(start), agent, tallies);
        return new Followers(new Ways(setup, new ApiStream.Engine(api, agent.sockets(), () -> {}, silence)), received);
    }

    @AfterEach
    void close() {
        followers.close();
        agent.close();
    }

    private void start(Start start, long silence) {
        followers.close();
        tallies = new Tallies();
        followers = followers(start, silence);
    }

    private void write(int second, String text) {
        api.write(Line.STDOUT, NOW.plusSeconds(second), text);
    }

    private void await(Container container, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            read(container);
            Thread.sleep(5); // between two looks
        }
    }

    private void read(Container... containers) throws InterruptedException {
        followers.update(List.of(containers));
        followers.read(Duration.ofSeconds(5).toNanos());
    }

    private void awaitTexts(Container container, String... texts) throws InterruptedException {
        await(container, () -> received.texts().size() >= texts.length);
        assertThat(received.texts()).containsExactly(texts);
    }

    private double counted(String leaf) {
        CollectedSamples samples = new CollectedSamples();
        tallies.addTo(samples);
        return samples.value("containers.web.logs." + leaf);
    }

    @Test
    void aNewContainerIsReadFromItsBeginningAndFollowed() throws Exception {
        write(2, "one\n");
        await(fresh, () -> received.texts().size() == 1);
        write(3, "two\n");
        api.write(Line.STDERR, NOW.plusSeconds(3), "three\n");
        awaitTexts(fresh, "one", "two", "three");
        assertThat(counted("stdout.lines")).isEqualTo(2);
        assertThat(counted("stdout.bytes")).isEqualTo(8);
        assertThat(counted("stderr.lines")).isEqualTo(1);
        assertThat(api.asked()).containsExactly("since ever, tail -1, follow");
        assertThat(received.ids().getFirst())
                .isEqualTo("a".repeat(64) + "/stdout/" + Stamp.of(NOW.plusSeconds(2)) + "/0");
        assertThat(followers.way()).isEqualTo("Docker API");
    }

    @Test
    void byteByByteItIsTheSame() throws Exception {
        api.most(1);
        write(2, "x".repeat(16 * 1024));
        api.write(Line.STDERR, NOW.plusSeconds(3), "between\n");
        write(2, "end\n");
        awaitTexts(fresh, "between", "x".repeat(16 * 1024) + "end");
    }

    @Test
    void anOldContainerIsReadFromNowOn() throws Exception {
        write(-9, "before\n");
        await(old, () -> api.streams() == 1);
        write(2, "after\n");
        awaitTexts(old, "after");
        assertThat(counted("stdout.lines")).isEqualTo(1);
        assertThat(api.asked()).hasSize(2).first().isEqualTo("since ever, tail 1");
    }

    @Test
    void anOldContainerIsReadFromItsBeginningIfAskedForButOnlyWhatIsNewCounts() throws Exception {
        write(-9, "before\n");
        start(Start.parse("beginning"), NEVER);
        await(old, () -> received.texts().size() == 1);
        write(2, "after\n");
        awaitTexts(old, "before", "after");
        assertThat(counted("stdout.lines")).isEqualTo(1);
    }

    @Test
    void aStreamThatIsCutIsReadAgainBehindTheLastLine() throws Exception {
        write(2, "one\n");
        write(2, "two\n");
        await(fresh, () -> received.texts().size() == 2);
        api.end(false);
        write(2, "three\n");
        write(3, "four\n");
        awaitTexts(fresh, "one", "two", "three", "four");
        assertThat(received.ids().get(2)).endsWith("/2");
        assertThat(counted("stdout.lines")).isEqualTo(4);
        assertThat(counted("gaps")).isZero();
        assertThat(api.asked()).last().isEqualTo("since " + NOW + ", tail -1, follow");
    }

    @Test
    void aLongLineThatIsCutBetweenItsPartsIsWhole() throws Exception {
        write(2, "x".repeat(16 * 1024));
        api.write(Line.STDERR, NOW.plusSeconds(30), "between\n");
        await(fresh, () -> received.texts().size() == 1);
        api.end(false);
        write(2, "end\n");
        awaitTexts(fresh, "between", "x".repeat(16 * 1024) + "end");
        assertThat(counted("stdout.lines")).isEqualTo(1);
        assertThat(counted("stdout.bytes")).isEqualTo(16 * 1024 + 4);
    }

    @Test
    void theAgentThatComesBackGoesOnBehindWhatWasSent() throws Exception {
        write(2, "one\n");
        write(2, "two\n");
        awaitTexts(fresh, "one", "two");
        start(Start.NOW, NEVER);
        write(2, "three\n");
        awaitTexts(fresh, "one", "two", "three");
        assertThat(received.ids()).doesNotHaveDuplicates().last().asString().endsWith("/2");
        assertThat(received.all.getLast().origin().file()).endsWith(":api");
    }

    @Test
    void whatIsGoneWhenTheAgentComesBackIsAGap() throws Exception {
        write(2, "one\n");
        awaitTexts(fresh, "one");
        start(Start.NOW, NEVER);
        api.forget();
        write(9, "three\n");
        await(fresh, () -> received.texts().size() == 3);
        assertThat(received.texts().get(1)).startsWith("Lines may be missing between");
        assertThat(counted("gaps")).isEqualTo(1);
    }

    @Test
    void aRunThatEndsIsReadToItsEndAndTheNextOneFollows() throws Exception {
        write(2, "one\n");
        write(3, "no newline");
        await(fresh, () -> received.texts().size() == 1);
        api.end(true);
        Container ended = Given.withLogs(Given.in("exited", fresh), "local", true);
        awaitTexts(ended, "one", "no newline");
        assertThat(counted("stdout.lines")).isEqualTo(2);
        write(5, "again\n");
        Container next = Given.withLogs(
                Given.container(
                        "web",
                        "running",
                        NOWHERE,
                        fresh.created(),
                        NOW.plusSeconds(5),
                        Optional.of(NOW.plusSeconds(4))),
                "local",
                true);
        awaitTexts(next, "one", "no newline", "again");
    }

    @Test
    void aContainerThatIsRemovedIsReadToTheEndOfItsStreamAndForgotten() throws Exception {
        write(2, "one\n");
        await(fresh, () -> received.texts().size() == 1);
        write(3, "last\n");
        api.end(true);
        while (followers.size() > 0) {
            read();
            Thread.sleep(5); // between two looks
        }
        assertThat(received.texts()).containsExactly("one", "last");
        assertThat(received.last).as("what is remembered of it").isEmpty();
    }

    @Test
    void aDriverThatCannotBeReadIsAskedOnceInARunAndToldWithARemedy() throws Exception {
        api.refuse(
                "Docker answered GET /containers/{id}/logs with 501: configured logging driver does not support reading");
        await(old, () -> followers.problem().isPresent());
        for (int i = 0; i < 100; i++) {
            read(old);
        }
        assertThat(api.asked()).hasSize(1);
        assertThat(followers.problem().orElseThrow().reason()).contains("web", "local");
        assertThat(followers.problem().orElseThrow().remedy()).contains("json-file");
    }

    @Test
    void anEngineThatIsAwayIsNotAskedAndAllIsReadAnewWhenItIsBack() throws Exception {
        write(2, "one\n");
        awaitTexts(fresh, "one");
        api.deaf(true);
        api.reachable(false);
        read(fresh);
        write(3, "two\n");
        read(fresh);
        api.reachable(true);
        api.deaf(false);
        awaitTexts(fresh, "one", "two");
        assertThat(api.asked()).hasSize(2);
        assertThat(counted("stdout.lines")).isEqualTo(2);
    }

    @Test
    void anEngineThatRefusesIsAskedLessAndLessOften() throws Exception {
        api.refuse("Docker answered GET /containers/{id}/logs with 500: out of order");
        long begun = System.nanoTime();
        await(fresh, () -> followers.problem().isPresent());
        assertThat(System.nanoTime() - begun)
                .isGreaterThan(Duration.ofSeconds(2).toNanos());
        assertThat(api.asked()).hasSize(2);
        assertThat(followers.problem().orElseThrow().reason()).contains("web", "out of order");
        api.refuse("");
        write(2, "one\n");
        awaitTexts(fresh, "one");
        assertThat(followers.problem()).isEmpty();
    }

    @Test
    void aStreamThatBecameSilentAlthoughLinesWereWrittenIsOpenedAnew() throws Exception {
        start(Start.NOW, Duration.ofMillis(300).toNanos());
        write(2, "one\n");
        awaitTexts(fresh, "one");
        api.deaf(true);
        write(3, "two\n");
        await(fresh, () -> api.asked().contains("since ever, tail 1"));
        api.deaf(false);
        awaitTexts(fresh, "one", "two");
    }

    @Test
    void aStreamThatIsSilentBecauseNothingIsWrittenStaysOpen() throws Exception {
        start(Start.NOW, Duration.ofMillis(50).toNanos());
        write(2, "one\n");
        awaitTexts(fresh, "one");
        await(fresh, () -> api.asked().size() == 4);
        assertThat(api.asked().subList(1, 4)).containsOnly("since ever, tail 1");
        assertThat(api.streams()).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackIsNoticedAlthoughTheEngineSendsNothingOlder() throws Exception {
        start(Start.NOW, Duration.ofMillis(300).toNanos());
        write(-9, "before\n");
        await(old, () -> api.streams() == 1);
        write(1, "one\n");
        awaitTexts(old, "one");
        write(-3600, "an hour ago\n");
        awaitTexts(old, "one", "an hour ago");
    }

    @Test
    void filesGoOnWhereTheApiEndedAndTheOtherWayRound(@TempDir Path directory) throws Exception {
        JsonLog log = new JsonLog(directory);
        Instant time = NOW.plusSeconds(2);
        Container web = Given.fresh(log.path);
        api.local(false);
        for (String text : List.of("one", "two")) {
            api.write(Line.STDOUT, time, text + "\n");
            log.write("stdout", text + "\\n", time);
        }
        awaitTexts(web, "one", "two");
        api.local(true);
        start(Start.NOW, NEVER);
        log.write("stdout", "three\\n", time);
        api.write(Line.STDOUT, time, "three\n");
        awaitTexts(web, "one", "two", "three");
        assertThat(followers.way()).isEqualTo("log files");
        api.local(false);
        start(Start.NOW, NEVER);
        api.write(Line.STDOUT, time, "four\n");
        awaitTexts(web, "one", "two", "three", "four");
        assertThat(received.ids().stream().map(id -> id.substring(id.length() - 1)))
                .containsExactly("0", "1", "2", "3");
        assertThat(counted("gaps")).isZero();
    }
}
