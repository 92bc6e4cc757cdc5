package dockerana.plugin.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.Container;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {
    private final List<String> log = new ArrayList<>();
    private final Runs<Noted> runs = new Runs<>(Noted::new);

    private final class Noted implements Runs.Kept {
        private final Run run;

        Noted(Run run) {
            this.run = run;
            log.add("made " + run.name());
        }

        @Override
        public void seen(Container container) {
            log.add("seen " + container.name());
        }

        @Override
        public void close() {
            log.add("closed " + run.name());
        }
    }

    private List<String> update(Container... containers) {
        log.clear();
        runs.update(List.of(containers));
        return List.copyOf(log);
    }

    @Test
    void whatGoesOnIsKeptInTheOrderOfTheContainers() {
        assertThat(update(Found.running("a"), Found.running("b")))
                .containsExactly("made a", "seen a", "made b", "seen b");
        List<Noted> before = runs.all();

        assertThat(update(Found.running("b"), Found.running("a"))).containsExactly("seen b", "seen a");
        assertThat(runs.all()).containsExactly(before.getLast(), before.getFirst());
    }

    @Test
    void whatEndedIsClosedBeforeAnythingNewIsMade() {
        update(Found.running("a"));

        assertThat(update(Found.running("b"))).containsExactly("closed a", "made b", "seen b");
        assertThat(update(Found.container("b", "b", "exited", Found.START))).containsExactly("closed b");
        assertThat(runs.all()).isEmpty();
    }

    @Test
    void aNewRunAndANewNameBeginAnew() {
        update(Found.running("a"));

        assertThat(update(Found.container("a", "a", "running", Found.START.plusSeconds(1))))
                .containsExactly("closed a", "made a", "seen a");
        assertThat(update(Found.container("a", "z", "running", Found.START.plusSeconds(1))))
                .containsExactly("closed a", "made z", "seen z");
    }

    @Test
    void theSameListIsNotLookedAtAgain() {
        List<Container> list = List.of(Found.running("a"));
        runs.update(list);
        log.clear();

        runs.update(list);

        assertThat(log).isEmpty();
    }

    @Test
    void closingEndsAll() {
        update(Found.running("a"), Found.running("b"));
        log.clear();

        runs.close();

        assertThat(log).containsExactly("closed a", "closed b");
        assertThat(runs.all()).isEmpty();
    }
}
