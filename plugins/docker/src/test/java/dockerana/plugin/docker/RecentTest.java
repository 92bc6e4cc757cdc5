package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked for again after a break, and what of that is new. */
class RecentTest {
    private static final Instant BEGUN = Instant.ofEpochSecond(50);
    private static final Instant LATER = Instant.ofEpochSecond(10_000);

    private final Recent recent = new Recent();

    private static DockerEvent at(double seconds) {
        return new DockerEvent((long) (seconds * 1e9), "image", "pull", "x", Map.of(), Optional.empty());
    }

    @Test
    void withoutAnyEventTheFirstMomentStays() {
        assertThat(recent.resume(BEGUN)).isEqualTo(BEGUN);
        assertThat(recent.resume(LATER))
                .as("what happened while nobody could be asked")
                .isEqualTo(BEGUN);
    }

    @Test
    void theEngineIsAskedForALittleMoreThanWasMissed() {
        recent.resume(BEGUN);
        recent.add(at(98));
        recent.add(at(100));
        assertThat(recent.resume(LATER)).isEqualTo(Instant.ofEpochSecond(95));
    }

    @Test
    void nothingFromBeforeTheFirstMomentIsAskedFor() {
        recent.resume(BEGUN);
        recent.add(at(52));
        assertThat(recent.resume(LATER)).isEqualTo(BEGUN);
    }

    @Test
    void anEngineWhoseClockIsBehindIsAskedByItsOwn() {
        recent.resume(BEGUN);
        recent.add(at(20));
        assertThat(recent.resume(LATER)).isEqualTo(Instant.ofEpochSecond(20));
    }

    @Test
    void afterAClockWasSetBackTheLatestThatCameCounts() {
        recent.resume(BEGUN);
        recent.add(at(5000));
        recent.add(at(100));
        assertThat(recent.resume(LATER)).isEqualTo(Instant.ofEpochSecond(95));
    }

    @Test
    void eachEventIsTakenOnce() {
        assertThat(recent.add(at(1))).isTrue();
        assertThat(recent.add(at(1))).isFalse();
    }

    @Test
    void nothingIsAskedForThatWasKnownAndIsForgotten() {
        recent.resume(BEGUN);
        for (int i = 0; i < 5000; i++) {
            recent.add(at(100 + i / 1000.0)); // a thousand a second: five seconds are more than is remembered
        }
        Instant since = recent.resume(LATER);
        assertThat(since).isAfter(Instant.ofEpochSecond(103)).isBefore(Instant.ofEpochSecond(105));
        for (int i = 0; i < 5000; i++) {
            DockerEvent event = at(100 + i / 1000.0);
            if (!Instant.ofEpochSecond(0, event.timeNanos()).isBefore(since)) {
                assertThat(recent.add(event)).as("%d", i).isFalse();
            }
        }
    }

    @Test
    void anEngineThatStillKnowsWhatWasKnownLeavesNoGap() {
        recent.resume(BEGUN);
        assertThat(recent.gapBefore(at(60))).as("the very first").isEmpty();
        recent.add(at(60));
        recent.resume(LATER);
        assertThat(recent.gapBefore(at(60))).isEmpty();
        recent.add(at(60));
        assertThat(recent.gapBefore(at(70))).isEmpty();
    }

    @Test
    void anEngineThatHasForgottenLeavesOneGap() {
        recent.resume(BEGUN);
        recent.add(at(60));
        recent.resume(Instant.ofEpochSecond(80));
        DockerEvent gap = recent.gapBefore(at(90)).orElseThrow();
        assertThat(gap.type() + '.' + gap.action()).isEqualTo("dockerana.gap");
        assertThat(gap.timeNanos()).isEqualTo(80_000_000_000L);
        assertThat(gap.attributes())
                .containsEntry("start", "1970-01-01T00:01:00Z")
                .containsEntry("end", "1970-01-01T00:01:20Z")
                .containsKey("reason");
        recent.add(at(90));
        assertThat(recent.gapBefore(at(91))).isEmpty();
    }
}
