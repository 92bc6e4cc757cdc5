package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log of a container as an engine tells it, through the life of the container. */
@Timeout(60)
class ApiFollowerTest {
    private final ApiAgency agency = new ApiAgency();

    @AfterEach
    void close() {
        agency.close();
    }

    @Test
    void aNewContainerIsReadFromItsBeginningAndFollowed() throws Exception {
        agency.write(2, "one\n");
        agency.await(agency.fresh, () -> agency.received.texts().size() == 1);
        agency.write(3, "two\n");
        agency.write(Line.STDERR, 3, "three\n");
        agency.awaitTexts(agency.fresh, "one", "two", "three");
        assertThat(agency.counted("stdout.lines")).isEqualTo(2);
        assertThat(agency.counted("stdout.bytes")).isEqualTo(8);
        assertThat(agency.counted("stderr.lines")).isEqualTo(1);
        assertThat(agency.api.asked()).containsExactly("since ever, tail -1, follow");
        assertThat(agency.received.ids().getFirst())
                .isEqualTo("a".repeat(64) + "/stdout/" + Stamp.of(ApiAgency.NOW.plusSeconds(2)) + "/0");
        assertThat(agency.followers.way()).isEqualTo("Docker API");
    }

    @Test
    void byteByByteItIsTheSame() throws Exception {
        agency.api.most(1);
        agency.write(2, "x".repeat(16 * 1024));
        agency.write(Line.STDERR, 3, "between\n");
        agency.write(2, "end\n");
        agency.awaitTexts(agency.fresh, "between", "x".repeat(16 * 1024) + "end");
    }

    @Test
    void anOldContainerIsReadFromNowOn() throws Exception {
        agency.write(-9, "before\n");
        agency.await(agency.old, () -> agency.api.streams() == 1);
        agency.write(2, "after\n");
        agency.awaitTexts(agency.old, "after");
        assertThat(agency.counted("stdout.lines")).isEqualTo(1);
        assertThat(agency.api.asked()).hasSize(2).first().isEqualTo("since ever, tail 1");
    }

    @Test
    void anOldContainerIsReadFromItsBeginningIfAskedForButOnlyWhatIsNewCounts() throws Exception {
        agency.write(-9, "before\n");
        agency.start(Start.parse("beginning"), ApiAgency.FOREVER);
        agency.await(agency.old, () -> agency.received.texts().size() == 1);
        agency.write(2, "after\n");
        agency.awaitTexts(agency.old, "before", "after");
        assertThat(agency.counted("stdout.lines")).isEqualTo(1);
    }

    @Test
    void aRunThatEndsIsReadToItsEndAndTheNextOneFollows() throws Exception {
        agency.write(2, "one\n");
        agency.write(3, "no newline");
        agency.await(agency.fresh, () -> agency.received.texts().size() == 1);
        agency.api.end(true);
        Container ended = Given.withLogs(Given.in("exited", agency.fresh), "local", true);
        agency.awaitTexts(ended, "one", "no newline");
        assertThat(agency.counted("stdout.lines")).isEqualTo(2);
        agency.write(5, "again\n");
        Container next = run("running", 5);
        agency.awaitTexts(next, "one", "no newline", "again");
    }

    /** The container's next run, which began so many seconds after the agent did. */
    private Container run(String state, int second) {
        return Given.withLogs(
                Given.container(
                        "web",
                        state,
                        ApiAgency.NOWHERE,
                        agency.fresh.created(),
                        ApiAgency.NOW.plusSeconds(second),
                        Optional.of(ApiAgency.NOW.plusSeconds(4))),
                "local",
                true);
    }

    @Test
    void whatTheEngineLeavesOutWhenARunEndsIsReadAgain() throws Exception {
        agency.write(2, "one\n");
        agency.awaitTexts(agency.fresh, "one");
        agency.api.deaf(true);
        agency.write(3, "two\n");
        agency.api.deaf(false);
        agency.api.end(true);
        agency.awaitTexts(run("exited", 1), "one", "two");
        assertThat(agency.api.asked()).hasSize(2).last().asString().doesNotContain("follow");
    }

    @Test
    void aRunThatBeginsWhileTheEndOfTheOneBeforeIsReadIsFollowed() throws Exception {
        agency.write(2, "one\n");
        agency.awaitTexts(agency.fresh, "one");
        agency.api.end(true);
        agency.api.slow(true);
        agency.await(run("exited", 1), () -> agency.api.asked().size() == 2);
        agency.read(run("running", 5));
        agency.api.end(true);
        agency.write(5, "two\n");
        agency.awaitTexts(run("running", 5), "one", "two");
        agency.write(6, "three\n");
        agency.awaitTexts(run("running", 5), "one", "two", "three");
    }

    @Test
    void aRunThatIsOverBeforeItIsSeenIsRead() throws Exception {
        agency.write(2, "one\n");
        agency.awaitTexts(agency.fresh, "one");
        agency.api.end(true);
        agency.await(run("exited", 1), () -> agency.api.asked().size() == 2);
        agency.await(run("exited", 1), () -> agency.collect().all().isEmpty());
        agency.write(5, "two\n");
        agency.write(6, "no newline");
        agency.awaitTexts(run("exited", 5), "one", "two", "no newline");
        assertThat(agency.counted("stdout.lines")).isEqualTo(2);
    }

    @Test
    void aContainerThatIsRemovedIsReadToTheEndOfItsStreamAndForgotten() throws Exception {
        agency.write(2, "one\n");
        agency.await(agency.fresh, () -> agency.received.texts().size() == 1);
        agency.write(3, "last\n");
        agency.api.end(true);
        while (agency.followers.size() > 0) {
            agency.read();
            Thread.sleep(5); // between two looks
        }
        assertThat(agency.received.texts()).containsExactly("one", "last");
        assertThat(agency.received.last).as("what is remembered of it").isEmpty();
    }

    @Test
    void aDriverThatCannotBeReadIsAskedOnceInARunAndToldWithARemedy() throws Exception {
        agency.api.refuse(501, "configured logging driver does not support reading");
        agency.await(agency.old, () -> agency.followers.problem().isPresent());
        for (int i = 0; i < 100; i++) {
            agency.read(agency.old);
        }
        assertThat(agency.api.asked()).hasSize(1);
        assertThat(agency.followers.problem().orElseThrow().reason()).contains("web", "local");
        assertThat(agency.followers.problem().orElseThrow().remedy()).contains("json-file");
    }

    @Test
    void patternsAreLookedForOnceInEachLineAndTheRecordsTellThem() throws Exception {
        agency.start(Map.of(
                "slow", PatternsTest.pattern("took (?<value>[0-9.]+)"),
                "shop", PatternsTest.pattern("took", List.of("shop"), PatternConfig.StreamChoice.BOTH)));
        agency.write(2, "it took ");
        agency.write(Line.STDERR, 3, "nothing\n");
        agency.write(2, "12.5ms\n");
        agency.awaitTexts(agency.fresh, "nothing", "it took 12.5ms");
        agency.api.end(false); // all is read again
        agency.write(4, "took 7");
        agency.await(agency.fresh, () -> agency.api.streams() == 1);
        agency.api.end(true);
        agency.awaitTexts(
                Given.withLogs(Given.in("exited", agency.fresh), "local", true), "nothing", "it took 12.5ms", "took 7");
        assertThat(agency.received.all)
                .extracting(LogRecord::attributes)
                .containsExactly(
                        Map.of(),
                        Map.of("dockerana.patterns", Map.of("slow", "12.5")),
                        Map.of("dockerana.patterns", Map.of("slow", "7")));
        CollectedSamples samples = agency.collect();
        assertThat(samples.values())
                .containsEntry("containers.web.logs.patterns.slow.matches", 2.0)
                .containsEntry("containers.web.logs.patterns.slow.min", 7.0)
                .containsEntry("containers.web.logs.patterns.slow.max", 12.5)
                .doesNotContainKey("containers.web.logs.patterns.shop.matches");
    }
}
