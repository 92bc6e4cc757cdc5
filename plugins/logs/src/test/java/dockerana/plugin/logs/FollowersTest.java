package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of containers, through the lives of containers. */
class FollowersTest {
    @TempDir
    private Path directory;

    private Agency agency;

    @BeforeEach
    void begin() {
        agency = new Agency(directory);
    }

    @AfterEach
    void end() {
        agency.close();
    }

    @Test
    void anOldContainerIsReadFromNowAndANewOneFromItsBeginning() throws Exception {
        agency.log.lines(10);
        agency.read(Given.old(agency.log.path));
        assertThat(agency.received.texts()).isEmpty();
        assertThat(agency.lines()).isZero();
        agency.log.lines(2);
        agency.read(Given.old(agency.log.path));
        assertThat(agency.received.texts()).containsExactly("line 10", "line 11");
        assertThat(agency.lines()).isEqualTo(2);

        agency.start(Start.NOW);
        agency.received.last.clear();
        agency.received.all.clear();
        agency.read(Given.fresh(agency.log.path));
        assertThat(agency.received.texts()).hasSize(12);
        assertThat(agency.lines()).isEqualTo(12);
    }

    @Test
    void anOldContainerIsReadFromItsBeginningOrSomeTimeAgoIfAskedFor() throws Exception {
        agency.log.lines(3);
        agency.log.rotate(3);
        agency.log.compress();
        agency.log.lines(3);
        agency.start(Start.parse("beginning"));
        agency.read(Given.old(agency.log.path));
        assertThat(agency.received.texts()).hasSize(6);
        assertThat(agency.lines()).as("what was written before the agent").isZero();

        agency.log.write("stdout", "later\\n", Given.AGENT_STARTS.minusSeconds(30));
        agency.received.last.clear();
        agency.received.all.clear();
        agency.start(Start.parse("1m"));
        agency.read(Given.old(agency.log.path));
        assertThat(agency.received.texts()).containsExactly("later");
    }

    @Test
    void aContainerThatStartsAgainIsReadFromTheBeginningOfThatRun() throws Exception {
        agency.log.lines(3);
        agency.log.write("stdout", "the new run\\n", Given.AGENT_STARTS.plusSeconds(9));
        agency.read(Given.container(
                "web",
                "running",
                agency.log.path,
                JsonLog.EPOCH,
                Given.AGENT_STARTS.plusSeconds(10),
                Optional.of(Given.AGENT_STARTS.minusSeconds(5))));
        assertThat(agency.received.texts()).containsExactly("the new run");
        assertThat(agency.lines()).isEqualTo(1);
    }

    @Test
    void theLastWordsOfARunAreReadAndCountedOnceMoreAfterItsEnd() throws Exception {
        Container web = Given.fresh(agency.log.path);
        agency.log.lines(1);
        agency.read(web);
        agency.log.write("stdout", "no newline", Given.AGENT_STARTS);
        agency.read(web);
        assertThat(agency.received.texts()).containsExactly("line 0");
        agency.read(Given.in("exited", web));
        assertThat(agency.received.texts()).containsExactly("line 0", "no newline");
        assertThat(agency.lines()).isEqualTo(2);
        assertThat(agency.collect().all()).isEmpty();
    }

    @Test
    void aRunThatIsOverBeforeItIsSeenIsRead() throws Exception {
        Container web = Given.fresh(agency.log.path);
        agency.read(web);
        agency.read(Given.in("exited", web));
        agency.log.lines(2);
        Instant later = Given.AGENT_STARTS.plusSeconds(90);
        agency.read(Given.container("web", "exited", agency.log.path, web.created(), later, Optional.of(later)));
        assertThat(agency.received.texts()).containsExactly("line 0", "line 1");
    }

    @Test
    void aContainerThatHadEndedBeforeTheAgentBeganIsReadWhenItStartsAgain() throws Exception {
        agency.log.lines(10);
        Container ended = Given.container(
                "web",
                "exited",
                agency.log.path,
                JsonLog.EPOCH,
                JsonLog.EPOCH,
                Optional.of(JsonLog.EPOCH.plusSeconds(1)));
        agency.read(ended);
        agency.read(ended);
        assertThat(agency.collect().all()).isEmpty();
        agency.log.rotate(3);
        agency.log.lines(2);
        agency.read(Given.container(
                "web",
                "running",
                agency.log.path,
                JsonLog.EPOCH,
                Given.AGENT_STARTS.plusSeconds(1),
                Optional.of(JsonLog.EPOCH.plusSeconds(1))));
        assertThat(agency.received.texts()).containsExactly("line 10", "line 11");
        assertThat(agency.lines()).isEqualTo(2);
        assertThat(agency.collect().value("containers.web.logs.gaps")).isZero();
    }

    @Test
    void aContainerThatIsGoneIsReadToItsEndAlthoughItsFilesAreGone() throws Exception {
        Container web = Given.fresh(agency.log.path);
        agency.log.lines(1);
        agency.read(web);
        agency.log.lines(5);
        Files.delete(agency.log.path);
        agency.read();
        agency.read();
        assertThat(agency.received.texts()).hasSize(6);
        assertThat(agency.lines()).isEqualTo(6);
        assertThat(agency.received.last).as("what is remembered of it").isEmpty();
        assertThat(agency.followers.size()).isZero();
    }

    @Test
    void aContainerOfTheSameNameGoesOnCountingBeforeAnythingWasCollected() throws Exception {
        Container web = Given.fresh(agency.log.path);
        agency.log.lines(3);
        agency.read(web);
        agency.read();
        JsonLog other = new JsonLog(Files.createDirectory(directory.resolve("other")));
        other.lines(4);
        agency.read(Given.container(
                "b".repeat(64),
                "web",
                "running",
                other.path,
                Given.AGENT_STARTS.plusSeconds(5),
                Given.AGENT_STARTS.plusSeconds(5),
                Optional.empty()));
        assertThat(agency.lines()).isEqualTo(7);
        assertThat(agency.lines()).isEqualTo(7);
    }

    @Test
    void aContainerThatIsRenamedTakesItsCountsAndTheirStartWithIt() throws Exception {
        Container web = Given.fresh(agency.log.path);
        agency.log.lines(3);
        agency.read(web);
        CollectedSamples before = agency.collect();
        agency.read(Given.container(
                "shop",
                "running",
                agency.log.path,
                web.created(),
                web.startedAt().orElseThrow(),
                Optional.empty()));
        CollectedSamples after = agency.collect();
        assertThat(after.value("containers.shop.logs.stdout.lines")).isEqualTo(3);
        assertThat(after.has("containers.web.logs.stdout.lines")).isFalse();
        assertThat(after.series().getFirst().start())
                .isEqualTo(before.series().getFirst().start());
        agency.log.lines(1);
        agency.read(Given.container(
                "shop",
                "running",
                agency.log.path,
                web.created(),
                web.startedAt().orElseThrow(),
                Optional.empty()));
        assertThat(agency.received.all.getLast().origin().attributes()).containsEntry("container.name", "shop");
    }

    @Test
    void twoContainersMaySwapTheirNames() throws Exception {
        JsonLog other = new JsonLog(Files.createDirectory(directory.resolve("other")));
        agency.log.lines(3);
        other.lines(4);
        agency.read(named("a", "one", agency.log.path), named("b", "two", other.path));
        agency.read(named("a", "two", agency.log.path), named("b", "one", other.path));
        CollectedSamples samples = agency.collect();
        assertThat(samples.value("containers.two.logs.stdout.lines")).isEqualTo(3);
        assertThat(samples.value("containers.one.logs.stdout.lines")).isEqualTo(4);
        assertThat(samples.all()).hasSize(14);
    }

    private static Container named(String digit, String name, Path log) {
        Instant created = Given.AGENT_STARTS.plusSeconds(1);
        return Given.container(digit.repeat(64), name, "running", log, created, created, Optional.empty());
    }

    @Test
    void aRecordTellsWhoseItIs() throws Exception {
        agency.log.lines(1);
        agency.read(Given.fresh(agency.log.path));
        assertThat(agency.received.all.getFirst().origin().attributes())
                .isEqualTo(Map.of(
                        "event.kind", "event",
                        "event.action", "log",
                        "container.id", "a".repeat(64),
                        "container.name", "web",
                        "container.image.name", "shop:1",
                        "container.labels", Map.of("com.docker.compose.service", "shop"),
                        "host.name", "testhost",
                        "stream", "stdout"));
        assertThat(agency.received.all.getFirst().id()).isEqualTo("a".repeat(64) + "/stdout/1769860800000000000/0");
    }

    @Test
    void aLogThatCannotBeReadIsToldAndTheOthersAreRead() throws Exception {
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
        agency.log.lines(1);
        Container bad =
                Given.container("b".repeat(64), "bad", "running", loop, JsonLog.EPOCH, JsonLog.EPOCH, Optional.empty());
        agency.read(bad, Given.fresh(agency.log.path));
        assertThat(agency.followers.problem().orElseThrow().reason()).contains(loop.toString());
        assertThat(agency.received.texts()).hasSize(1);
    }
}
