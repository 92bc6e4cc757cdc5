package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of an engine that are cut, refused or silent. */
@Timeout(60)
class ApiInterruptedTest {
    private final ApiAgency agency = new ApiAgency();

    @AfterEach
    void close() {
        agency.close();
    }

    @Test
    void aStreamThatIsCutIsReadAgainBehindTheLastLine() throws Exception {
        agency.write(2, "one\n");
        agency.write(2, "two\n");
        agency.await(agency.fresh, () -> agency.received.texts().size() == 2);
        agency.api.end(false);
        agency.write(2, "three\n");
        agency.write(3, "four\n");
        agency.awaitTexts(agency.fresh, "one", "two", "three", "four");
        assertThat(agency.received.ids().get(2)).endsWith("/2");
        assertThat(agency.counted("stdout.lines")).isEqualTo(4);
        assertThat(agency.counted("gaps")).isZero();
        assertThat(agency.api.asked()).last().isEqualTo("since " + ApiAgency.NOW + ", tail -1, follow");
    }

    @Test
    void aLongLineThatIsCutBetweenItsPartsIsWhole() throws Exception {
        agency.write(2, "x".repeat(16 * 1024));
        agency.write(Line.STDERR, 30, "between\n");
        agency.await(agency.fresh, () -> agency.received.texts().size() == 1);
        agency.api.end(false);
        agency.write(2, "end\n");
        agency.awaitTexts(agency.fresh, "between", "x".repeat(16 * 1024) + "end");
        assertThat(agency.counted("stdout.lines")).isEqualTo(1);
        assertThat(agency.counted("stdout.bytes")).isEqualTo(16 * 1024 + 4);
    }

    @Test
    void anEngineThatIsAwayIsNotAskedAndAllIsReadAnewWhenItIsBack() throws Exception {
        agency.write(2, "one\n");
        agency.awaitTexts(agency.fresh, "one");
        agency.api.deaf(true);
        agency.api.reachable(false);
        agency.read(agency.fresh);
        agency.write(3, "two\n");
        agency.read(agency.fresh);
        agency.api.reachable(true);
        agency.api.deaf(false);
        agency.awaitTexts(agency.fresh, "one", "two");
        assertThat(agency.api.asked()).hasSize(2);
        assertThat(agency.counted("stdout.lines")).isEqualTo(2);
    }

    @Test
    void anEngineThatRefusesIsAskedLessAndLessOften() throws Exception {
        agency.api.refuse(500, "out of order, as with 501 and with 404");
        long begun = System.nanoTime();
        agency.await(agency.fresh, () -> agency.followers.problem().isPresent());
        assertThat(System.nanoTime() - begun)
                .isGreaterThan(Duration.ofSeconds(2).toNanos());
        assertThat(agency.api.asked()).hasSize(2);
        assertThat(agency.followers.problem().orElseThrow().reason()).contains("web", "out of order");
        agency.api.refuseNone();
        agency.write(2, "one\n");
        agency.awaitTexts(agency.fresh, "one");
        assertThat(agency.followers.problem()).isEmpty();
    }

    @Test
    void aContainerThatTheEngineDoesNotKnowAnyMoreIsAskedForOnceAndItsLineMayBeMissing() throws Exception {
        agency.write(2, "one\n");
        agency.awaitTexts(agency.fresh, "one");
        agency.api.refuse(404, "No such container: web");
        agency.api.end(false);
        agency.await(agency.fresh, () -> agency.counted("gaps") == 1);
        for (int i = 0; i < 100; i++) {
            agency.read(agency.fresh);
        }
        assertThat(agency.api.asked()).hasSize(2);
        assertThat(agency.followers.problem()).isEmpty();
    }

    @Test
    void aStreamThatBecameSilentAlthoughLinesWereWrittenIsOpenedAnew() throws Exception {
        agency.start(Start.NOW, Duration.ofMillis(300).toNanos());
        agency.write(2, "one\n");
        agency.awaitTexts(agency.fresh, "one");
        agency.api.deaf(true);
        agency.write(3, "two\n");
        agency.await(agency.fresh, () -> agency.api.asked().contains("since ever, tail 1"));
        agency.api.deaf(false);
        agency.awaitTexts(agency.fresh, "one", "two");
    }

    @Test
    void aStreamThatIsSilentBecauseNothingIsWrittenStaysOpen() throws Exception {
        agency.start(Start.NOW, Duration.ofMillis(50).toNanos());
        agency.write(2, "one\n");
        agency.awaitTexts(agency.fresh, "one");
        agency.await(agency.fresh, () -> agency.api.asked().size() == 4);
        assertThat(agency.api.asked().subList(1, 4)).containsOnly("since ever, tail 1");
        assertThat(agency.api.streams()).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackIsNoticedAlthoughTheEngineSendsNothingOlder() throws Exception {
        agency.start(Start.NOW, Duration.ofMillis(300).toNanos());
        agency.write(-9, "before\n");
        agency.await(agency.old, () -> agency.api.streams() == 1);
        agency.write(1, "one\n");
        agency.awaitTexts(agency.old, "one");
        agency.write(-3600, "an hour ago\n");
        agency.awaitTexts(agency.old, "one", "an hour ago");
    }
}
