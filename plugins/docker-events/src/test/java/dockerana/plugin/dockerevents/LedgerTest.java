package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.DockerEvent;
import dockerana.plugin.dockerevents.Ledger.Meaning;
import dockerana.testkit.CollectedSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What is counted, and how the containers are. */
class LedgerTest {
    private static final String CHECK = "/bin/sh -c wget -q localhost";

    private final Books books = new Books();

    @Test
    void aContainerThatRunsHasStateHealthAndUptimeAndNothingThatIsUnknown() {
        books.there(Made.running("a", "web"));
        assertThat(Books.about("web", books.collected().values()))
                .containsExactly(
                        "deaths=0.0", "health=0.0", "ooms=0.0", "restarts=0.0", "state=1.0", "uptime_seconds=101.0");
    }

    @Test
    void everyStateAndEveryHealthHasItsNumber() {
        List<String> states =
                List.of("created", "running", "paused", "restarting", "exited", "dead", "removing", "strange");
        List<String> healths = List.of("none", "starting", "healthy", "unhealthy", "strange");
        for (String state : states) {
            books.there(Made.running("a", "web").in(state));
            boolean known = !state.equals("strange");
            assertThat(Books.about("web", books.collected().values())
                            .contains("state=%d.0".formatted(states.indexOf(state))))
                    .as(state)
                    .isEqualTo(known);
        }
        for (String health : healths) {
            books.there(Made.running("a", "web").checked(health, 0, CHECK));
            boolean known = !health.equals("strange");
            assertThat(Books.about("web", books.collected().values())
                            .contains("health=%d.0".formatted(healths.indexOf(health))))
                    .as(health)
                    .isEqualTo(known);
        }
    }

    @Test
    void containersAreCountedByState() {
        books.there(
                Made.running("a", "web"),
                Made.running("b", "sick").checked("unhealthy", 3, CHECK),
                Made.running("c", "still").in("paused"),
                Made.created("d", "new"),
                Made.running("e", "over").exited(Made.BEGUN, 0, false).checked("unhealthy", 3, CHECK));
        CollectedSamples samples = books.collected();
        assertThat(samples.value("docker.containers.running")).isEqualTo(2);
        assertThat(samples.value("docker.containers.paused")).isEqualTo(1);
        assertThat(samples.value("docker.containers.created")).isEqualTo(1);
        assertThat(samples.value("docker.containers.exited")).isEqualTo(1);
        assertThat(samples.value("docker.containers.dead")).isZero();
        assertThat(samples.value("docker.containers.restarting")).isZero();
        assertThat(samples.value("docker.containers.unhealthy"))
                .as("of those that run")
                .isEqualTo(1);
    }

    @Test
    void aRunThatEndsIsADeathAndTheNextIsARestart() {
        Made web = Made.running("a", "web");
        books.there(web);
        books.collected();
        Made over = web.exited(books.now(), 3, false);
        books.there(over);
        books.ledger.heard(over.event(books.now(), "die", "exitCode", "3"));
        assertThat(Books.about("web", books.collected().values()))
                .containsExactly("deaths=1.0", "exit_code=3.0", "ooms=0.0", "restarts=0.0", "state=4.0");
        Made again = over.started(books.now());
        books.there(again);
        books.ledger.heard(again.event(books.now(), "start"));
        assertThat(Books.about("web", books.collected().values()))
                .as("the exit code of the run before stays")
                .contains("deaths=1.0", "exit_code=3.0", "restarts=1.0", "state=1.0", "uptime_seconds=1.0");
    }

    @Test
    void theFirstStartIsNoRestartWhicheverWayItIsHeardOf() {
        Made fresh = Made.created("a", "web");
        Made runs = fresh.started(books.now());
        books.ledger.heard(fresh.event(books.now(), "create"));
        books.there(runs);
        books.ledger.heard(runs.event(books.now(), "start"));
        Made listed = Made.running("b", "listed");
        books.there(runs, listed);
        books.collected();
        books.ledger.heard(listed.event(books.now(), "start"));
        Made shortOne = Made.running("c", "short");
        books.ledger.heard(shortOne.exited(books.now(), 0, false).event(books.now(), "start"));
        books.there(runs, listed, shortOne);
        assertThat(books.collected().values())
                .containsEntry("containers.web.restarts", 0.0)
                .containsEntry("containers.listed.restarts", 0.0)
                .containsEntry("containers.short.restarts", 0.0);
    }

    @Test
    void oneThatRanBeforeAnythingWasHeardOfItIsRestarted() {
        Made again = Made.running("a", "web")
                .exited(books.now(), 0, false)
                .started(books.now().plusSeconds(1));
        books.ledger.heard(again.event(books.now(), "start"));
        books.there(again);
        assertThat(books.collected().values()).containsEntry("containers.web.restarts", 1.0);
    }

    @Test
    void aStartWithoutTheDeathBeforeItIsARestart() {
        Made web = Made.running("a", "web");
        books.there(web);
        books.collected();
        Made again = web.started(books.now());
        books.there(again);
        books.ledger.heard(again.event(books.now(), "start"));
        assertThat(books.collected().values()).containsEntry("containers.web.restarts", 1.0);
    }

    @Test
    void whatIsNewCountsFromAfterTheReadingBefore() {
        books.collected();
        Instant reading = books.now();
        books.clock.advance(Duration.ofMillis(1));
        Made job = Made.running("a", "job");
        books.ledger.heard(job.event(books.now(), "die", "exitCode", "1"));
        books.there(job.exited(books.now(), 1, false));
        CollectedSamples samples = books.collected();
        assertThat(samples.value("containers.job.deaths")).isEqualTo(1);
        assertThat(Books.start(samples, "containers.job.deaths")).isAfter(reading);
        assertThat(Books.start(samples, "docker.events.container.die")).isAfter(reading);
    }

    @Test
    void oneThatCameAndWentBetweenTwoReadingsLeavesATraceOnce() {
        books.collected();
        Made job = Made.created("a", "job");
        Made ran = job.started(books.now());
        Made over = ran.exited(books.now(), 7, false);
        books.ledger.heard(job.event(books.now(), "create"));
        books.ledger.heard(ran.event(books.now(), "start"));
        books.ledger.heard(over.event(books.now(), "die", "exitCode", "7"));
        books.ledger.heard(over.in("removing").event(books.now(), "destroy"));
        assertThat(Books.about("job", books.collected().values()))
                .containsExactly("deaths=1.0", "exit_code=7.0", "ooms=0.0", "restarts=0.0", "state=4.0");
        assertThat(Books.about("job", books.collected().values())).isEmpty();
    }

    @Test
    void severalOfOneNameAreAddedUp() {
        Made first = Made.running("a", "job");
        books.there(first);
        Instant start = Books.start(books.collected(), "containers.job.deaths");
        for (String digit : List.of("a", "b", "c")) {
            Made one = Made.running(digit, "job").exited(books.now(), 1, false);
            books.ledger.heard(one.event(books.now(), "die", "exitCode", "1"));
            books.ledger.heard(one.event(books.now(), "destroy"));
        }
        books.there(Made.running("d", "job"));
        CollectedSamples samples = books.collected();
        assertThat(Books.about("job", samples.values())).contains("deaths=3.0", "state=1.0");
        assertThat(Books.start(samples, "containers.job.deaths")).isEqualTo(start);
    }

    @Test
    void aNameThatComesAgainLaterBeginsAnew() {
        books.there(Made.running("a", "job"));
        Instant start = Books.start(books.collected(), "containers.job.deaths");
        books.ledger.heard(
                Made.running("a", "job").exited(books.now(), 1, false).event(books.now(), "destroy"));
        books.there();
        books.collected();
        books.there(Made.running("b", "job"));
        CollectedSamples samples = books.collected();
        assertThat(samples.value("containers.job.deaths")).isZero();
        assertThat(Books.start(samples, "containers.job.deaths")).isAfter(start);
    }

    @Test
    void aRenamedContainerTakesItsAccountAlong() {
        Made web = Made.running("a", "web");
        books.there(web);
        books.ledger.heard(web.event(books.now(), "oom"));
        Instant start = Books.start(books.collected(), "containers.web.ooms");
        books.there(web.named("shop"));
        books.ledger.heard(web.named("shop").event(books.now(), "rename", "oldName", "/web"));
        CollectedSamples samples = books.collected();
        assertThat(samples.value("containers.shop.ooms")).isEqualTo(1);
        assertThat(Books.start(samples, "containers.shop.ooms")).isEqualTo(start);
        assertThat(Books.about("web", samples.values())).isEmpty();
    }

    @Test
    void ofAContainerThatIsNotReportedNothingIsCounted() {
        DockerEvent event = Made.event("container", "f".repeat(64), books.now(), "die", Optional.empty());
        assertThat(books.ledger.heard(event)).isEqualTo(Meaning.UNREPORTED);
        assertThat(books.collected().has("docker.events.container.die")).isFalse();
    }

    @Test
    void anEchoOfOneThatIsGoneIsNoContainer() {
        books.collected();
        books.ledger.heard(Made.created("a", "web").event(books.now(), "exec_die", "execID", "x"));
        assertThat(Books.about("web", books.collected().values())).isEmpty();
    }

    @Test
    void eventsAreCountedByKindWithoutTheirTextAndNotWithoutEnd() {
        books.ledger.heard(Made.event("image", "x", books.now(), "pull", Optional.empty()));
        books.ledger.heard(Made.event("gizmo", "x", books.now(), "spin: 1", Optional.empty()));
        books.ledger.heard(Made.event("gizmo", "x", books.now(), "spin: 2", Optional.empty()));
        books.ledger.heard(Made.event("a b", "x", books.now(), "", Optional.empty()));
        books.ledger.heard(Made.event("a_b", "x", books.now(), "", Optional.empty()));
        assertThat(books.collected().values())
                .containsEntry("docker.events.image.pull", 1.0)
                .containsEntry("docker.events.gizmo.spin", 2.0)
                .containsEntry("docker.events.a_b._", 2.0);
        for (int i = 0; i < 1000; i++) {
            books.ledger.heard(Made.event("gizmo", "x", books.now(), "spin" + i, Optional.empty()));
        }
        SortedMap<String, Double> values = books.collected().values();
        assertThat(values.keySet().stream().filter(path -> path.startsWith("docker.events.")))
                .hasSizeLessThan(300);
        assertThat(values.get("docker.events.other.other")).isGreaterThan(700);
    }

    @Test
    void tenThousandContainersThatCameAndWentLeaveNothing() {
        for (int i = 0; i < 10_000; i++) {
            Made job = Made.running("a", "job" + i);
            books.ledger.heard(job.event(books.now(), "start"));
            books.ledger.heard(job.exited(books.now(), 0, false).event(books.now(), "die", "exitCode", "0"));
            books.ledger.heard(job.exited(books.now(), 0, false).event(books.now(), "destroy"));
            if (i % 100 == 0) {
                books.collected();
            }
        }
        books.collected();
        assertThat(books.collected().series())
                .allSatisfy(series -> assertThat(series.path()).startsWith("docker."));
    }
}
