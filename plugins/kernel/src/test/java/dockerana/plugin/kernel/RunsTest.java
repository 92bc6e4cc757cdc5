package dockerana.plugin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final List<String> log = new ArrayList<>();
    private final Runs<Told, Noted> runs = new Runs<>(
            told -> told.runs
                    ? Optional.of(Run.of(told.id, told.name, "image", Map.of(), 1, told.startedAt))
                    : Optional.empty(),
            Noted::new);

    private record Told(String id, String name, Instant startedAt, boolean runs) {}

    private final class Noted implements Runs.Kept<Told> {
        private final Run run;

        Noted(Run run) {
            this.run = run;
            log.add("made " + run.name());
        }

        @Override
        public void seen(Told container) {
            log.add("seen " + container.name);
        }

        @Override
        public void close() {
            log.add("closed " + run.name());
        }
    }

    private static Told running(String name) {
        return new Told("id-of-" + name, name, START, true);
    }

    private List<String> update(Told... containers) {
        log.clear();
        runs.update(List.of(containers));
        return List.copyOf(log);
    }

    @Test
    void whatGoesOnIsKeptInTheOrderOfTheContainers() {
        assertThat(update(running("a"), running("b"))).containsExactly("made a", "seen a", "made b", "seen b");
        List<Noted> before = runs.all();

        assertThat(update(running("b"), running("a"))).containsExactly("seen b", "seen a");
        assertThat(runs.all()).containsExactly(before.getLast(), before.getFirst());
    }

    @Test
    void whatEndedIsClosedBeforeAnythingNewIsMade() {
        update(running("a"));

        assertThat(update(running("b"))).containsExactly("closed a", "made b", "seen b");
        assertThat(update(new Told("id-of-b", "b", START, false))).containsExactly("closed b");
        assertThat(runs.all()).isEmpty();
    }

    @Test
    void aNewRunAndANewNameBeginAnew() {
        update(running("a"));

        assertThat(update(new Told("id-of-a", "a", START.plusSeconds(1), true)))
                .containsExactly("closed a", "made a", "seen a");
        assertThat(update(new Told("id-of-a", "z", START.plusSeconds(1), true)))
                .containsExactly("closed a", "made z", "seen z");
    }

    @Test
    void theSameListIsNotLookedAtAgain() {
        List<Told> list = List.of(running("a"));
        runs.update(list);
        log.clear();

        runs.update(list);

        assertThat(log).isEmpty();
    }

    @Test
    void closingEndsAll() {
        update(running("a"), running("b"));
        log.clear();

        runs.close();

        assertThat(log).containsExactly("closed a", "closed b");
        assertThat(runs.all()).isEmpty();
    }
}
