package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.logs.Pace.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pauses between two looks. */
class PaceTest {
    private final Pace pace = new Pace(Duration.ofMillis(250));

    private List<Long> millis(int times, Progress progress, boolean waiting, boolean running) {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            pauses.add(Duration.ofNanos(pace.next(progress, waiting, running)).toMillis());
        }
        return pauses;
    }

    @Test
    void whatGrowsIsLookedAtOftenAndWhatIsSilentSeldom() {
        assertThat(millis(2, Progress.SOME, false, true)).containsExactly(250L, 250L);
        assertThat(millis(4, Progress.NOTHING, false, true)).containsExactly(500L, 1000L, 1000L, 1000L);
        assertThat(millis(1, Progress.SOME, false, true)).containsExactly(250L);
        assertThat(millis(6, Progress.NOTHING, false, false)).containsExactly(500L, 1000L, 2000L, 4000L, 5000L, 5000L);
    }

    @Test
    void whereThereIsMoreNobodyWaits() {
        assertThat(millis(2, Progress.MORE, true, true)).containsExactly(0L, 0L);
    }

    @Test
    void whatNobodyTakesIsOfferedAgainSoonAndThenLessOften() {
        assertThat(millis(6, Progress.NOTHING, true, true)).containsExactly(10L, 20L, 40L, 80L, 160L, 250L);
        millis(1, Progress.SOME, false, true);
        assertThat(millis(1, Progress.SOME, true, true)).containsExactly(10L);
    }

    @Test
    void aPollThatIsSlowerThanTheseIsNotMadeFaster() {
        Pace slow = new Pace(Duration.ofSeconds(30));
        assertThat(slow.next(Progress.NOTHING, false, true))
                .isEqualTo(Duration.ofSeconds(30).toNanos());
    }
}
