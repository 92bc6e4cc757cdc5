package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Series;
import dockerana.plugin.docker.DockerEvent;
import dockerana.plugin.dockerevents.Ledger.Meaning;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is counted, and how the containers are. */
class LedgerTest {
    private static final String CHECK = "/bin/sh -c wget -q localhost";

    private final FakeClock clock = new FakeClock(Made.BEGUN.plusSeconds(100));
    private final FakeFeed feed = new FakeFeed();
    private final Ledger ledger = new Ledger(clock, feed::containers);

    private void there(Made... containers) {
        feed.containers = Stream.of(containers).map(Made::container).toList();
    }

    private Instant now() {
        return clock.instant();
    }

    private CollectedSamples collected() {
        clock.advance(Duration.ofSeconds(1));
        CollectedSamples samples = new CollectedSamples();
        ledger.addTo(samples);
        clock.advance(Duration.ofSeconds(1));
        return samples;
    }

    private static List<String> about(String name, SortedMap<String, Double> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("containers." + name + "."))
                .map(entry -> entry.getKey().substring(12 + name.length()) + "=" + entry.getValue())
                .toList();
    }

    private static Instant start(CollectedSamples samples, String path) {
        return samples.series().stream()
                .filter(series -> series.path().equals(path))
                .map(Series::start)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aContainerThatRunsHasStateHealthAndUptimeAndNothingThatIsUnknown() {
        there(Made.running("a", "web"));
        assertThat(about("web", collected().values()))
                .containsExactly(
                        "deaths=0.0", "health=0.0", "ooms=0.0", "restarts=0.0", "state=1.0", "uptime_seconds=101.0");
    }

    @Test
    void everyStateAndEveryHealthHasItsNumber() {
        List<String> states =
                List.of("created", "running", "paused", "restarting", "exited", "dead", "removing", "strange");
        List<String> healths = List.of("none", "starting", "healthy", "unhealthy", "strange");
        for (String state : states) {
            there(Made.running("a", "web").in(state));
            boolean known = !state.equals("strange");
            assertThat(about("web", collected().values()).contains("state=%d.0".formatted(states.indexOf(state))))
                    .as(state)
                    .isEqualTo(known);
        }
        for (String health : healths) {
            there(Made.running("a", "web").checked(health, 0, CHECK));
            boolean known = !health.equals("strange");
            assertThat(about("web", collected().values()).contains("health=%d.0".formatted(healths.indexOf(health))))
                    .as(health)
                    .isEqualTo(known);
        }
    }

    @Test
    void containersAreCountedByState() {
        there(
                Made.running("a", "web"),
                Made.running("b", "sick").checked("unhealthy", 3, CHECK),
                Made.running("c", "still").in("paused"),
                Made.created("d", "new"),
                Made.running("e", "over").exited(Made.BEGUN, 0, false).checked("unhealthy", 3, CHECK));
        CollectedSamples samples = collected();
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
        there(web);
        collected();
        Made over = web.exited(now(), 3, false);
        there(over);
        ledger.heard(over.event(now(), "die", "exitCode", "3"));
        assertThat(about("web", collected().values()))
                .containsExactly("deaths=1.0", "exit_code=3.0", "ooms=0.0", "restarts=0.0", "state=4.0");
        Made again = over.started(now());
        there(again);
        ledger.heard(again.event(now(), "start"));
        assertThat(about("web", collected().values()))
                .as("the exit code of the run before stays")
                .contains("deaths=1.0", "exit_code=3.0", "restarts=1.0", "state=1.0", "uptime_seconds=1.0");
    }

    @Test
    void theFirstStartIsNoRestartWhicheverWayItIsHeardOf() {
        Made fresh = Made.created("a", "web");
        Made runs = fresh.started(now());
        ledger.heard(fresh.event(now(), "create"));
        there(runs);
        ledger.heard(runs.event(now(), "start"));
        Made listed = Made.running("b", "listed");
        there(runs, listed);
        collected();
        ledger.heard(listed.event(now(), "start"));
        Made shortOne = Made.running("c", "short");
        ledger.heard(shortOne.exited(now(), 0, false).event(now(), "start"));
        there(runs, listed, shortOne);
        assertThat(collected().values())
                .containsEntry("containers.web.restarts", 0.0)
                .containsEntry("containers.listed.restarts", 0.0)
                .containsEntry("containers.short.restarts", 0.0);
    }

    @Test
    void oneThatRanBeforeAnythingWasHeardOfItIsRestarted() {
        Made again = Made.running("a", "web").exited(now(), 0, false).started(now().plusSeconds(1));
        ledger.heard(again.event(now(), "start"));
        there(again);
        assertThat(collected().values()).containsEntry("containers.web.restarts", 1.0);
    }

    @Test
    void aStartWithoutTheDeathBeforeItIsARestart() {
        Made web = Made.running("a", "web");
        there(web);
        collected();
        Made again = web.started(now());
        there(again);
        ledger.heard(again.event(now(), "start"));
        assertThat(collected().values()).containsEntry("containers.web.restarts", 1.0);
    }

    @Test
    void whatIsNewCountsFromAfterTheReadingBefore() {
        collected();
        Instant reading = now();
        clock.advance(Duration.ofMillis(1));
        Made job = Made.running("a", "job");
        ledger.heard(job.event(now(), "die", "exitCode", "1"));
        there(job.exited(now(), 1, false));
        CollectedSamples samples = collected();
        assertThat(samples.value("containers.job.deaths")).isEqualTo(1);
        assertThat(start(samples, "containers.job.deaths")).isAfter(reading);
        assertThat(start(samples, "docker.events.container.die")).isAfter(reading);
    }

    @Test
    void oneThatCameAndWentBetweenTwoReadingsLeavesATraceOnce() {
        collected();
        Made job = Made.created("a", "job");
        Made ran = job.started(now());
        Made over = ran.exited(now(), 7, false);
        ledger.heard(job.event(now(), "create"));
        ledger.heard(ran.event(now(), "start"));
        ledger.heard(over.event(now(), "die", "exitCode", "7"));
        ledger.heard(over.in("removing").event(now(), "destroy"));
        assertThat(about("job", collected().values()))
                .containsExactly("deaths=1.0", "exit_code=7.0", "ooms=0.0", "restarts=0.0", "state=4.0");
        assertThat(about("job", collected().values())).isEmpty();
    }

    @Test
    void severalOfOneNameAreAddedUp() {
        Made first = Made.running("a", "job");
        there(first);
        Instant start = start(collected(), "containers.job.deaths");
        for (String digit : List.of("a", "b", "c")) {
            Made one = Made.running(digit, "job").exited(now(), 1, false);
            ledger.heard(one.event(now(), "die", "exitCode", "1"));
            ledger.heard(one.event(now(), "destroy"));
        }
        there(Made.running("d", "job"));
        CollectedSamples samples = collected();
        assertThat(about("job", samples.values())).contains("deaths=3.0", "state=1.0");
        assertThat(start(samples, "containers.job.deaths")).isEqualTo(start);
    }

    @Test
    void aNameThatComesAgainLaterBeginsAnew() {
        there(Made.running("a", "job"));
        Instant start = start(collected(), "containers.job.deaths");
        ledger.heard(Made.running("a", "job").exited(now(), 1, false).event(now(), "destroy"));
        there();
        collected();
        there(Made.running("b", "job"));
        CollectedSamples samples = collected();
        assertThat(samples.value("containers.job.deaths")).isZero();
        assertThat(start(samples, "containers.job.deaths")).isAfter(start);
    }

    @Test
    void aRenamedContainerTakesItsAccountAlong() {
        Made web = Made.running("a", "web");
        there(web);
        ledger.heard(web.event(now(), "oom"));
        Instant start = start(collected(), "containers.web.ooms");
        there(web.named("shop"));
        ledger.heard(web.named("shop").event(now(), "rename", "oldName", "/web"));
        CollectedSamples samples = collected();
        assertThat(samples.value("containers.shop.ooms")).isEqualTo(1);
        assertThat(start(samples, "containers.shop.ooms")).isEqualTo(start);
        assertThat(about("web", samples.values())).isEmpty();
    }

    @Test
    void aHealthCheckIsTimedAndItsFailuresInARowAreCounted() {
        Made web = Made.running("a", "web").checked("healthy", 0, CHECK);
        there(web);
        collected();
        check(web, "x1", 250, "0");
        assertThat(collected().values())
                .containsEntry("containers.web.healthcheck.seconds", 0.25)
                .containsEntry("containers.web.healthcheck.failing_streak", 0.0);
        check(web, "x2", 1500, "1");
        check(web, "x3", 500, "1");
        CollectedSamples samples = collected();
        assertThat(samples.values())
                .containsEntry("containers.web.healthcheck.seconds", 0.5)
                .containsEntry("containers.web.healthcheck.failing_streak", 2.0)
                .containsEntry("docker.events.healthcheck.exec_start", 3.0)
                .containsEntry("docker.events.healthcheck.exec_die", 3.0)
                .doesNotContainKey("docker.events.container.exec_start");
    }

    private void check(Made container, String execution, long millis, String exitCode) {
        Instant begun = now();
        assertThat(ledger.heard(container.event(begun, "exec_create: " + CHECK, "execID", execution)))
                .isEqualTo(Meaning.HEALTH_CHECK);
        assertThat(ledger.heard(container.event(begun, "exec_start: " + CHECK, "execID", execution)))
                .isEqualTo(Meaning.HEALTH_CHECK);
        DockerEvent end =
                container.event(begun.plusMillis(millis), "exec_die", "execID", execution, "exitCode", exitCode);
        assertThat(ledger.heard(end)).isEqualTo(Meaning.HEALTH_CHECK);
    }

    @Test
    void theStreakIsTheEnginesAtTheStartAndWithEachChangeOfHealth() {
        Made web = Made.running("a", "web").checked("unhealthy", 5, CHECK);
        there(web);
        assertThat(collected().values()).containsEntry("containers.web.healthcheck.failing_streak", 5.0);
        Made sicker = web.checked("unhealthy", 9, CHECK);
        ledger.heard(sicker.event(now(), "health_status: unhealthy"));
        there(sicker);
        assertThat(collected().values()).containsEntry("containers.web.healthcheck.failing_streak", 9.0);
    }

    @Test
    void failuresWhileAContainerStartsDoNotCount() {
        Made young = Made.created("a", "web").started(now().minusSeconds(5)).checked("starting", 0, CHECK);
        there(young);
        collected();
        check(young, "x1", 100, "1");
        assertThat(collected().values()).containsEntry("containers.web.healthcheck.failing_streak", 0.0);
        clock.advance(Duration.ofSeconds(60));
        check(young, "x2", 100, "1");
        assertThat(collected().values()).containsEntry("containers.web.healthcheck.failing_streak", 1.0);
    }

    @Test
    void whatPeopleRunInAContainerIsNoHealthCheck() {
        Made web = Made.running("a", "web").checked("healthy", 0, CHECK);
        there(web);
        for (String action : List.of("exec_create: sh", "exec_start: sh", "exec_start: x " + CHECK, "exec_die")) {
            assertThat(ledger.heard(web.event(now(), action, "execID", "y")))
                    .as(action)
                    .isEqualTo(Meaning.NEWS);
        }
        CollectedSamples samples = collected();
        assertThat(samples.values()).containsEntry("docker.events.container.exec_start", 2.0);
        assertThat(samples.has("containers.web.healthcheck.seconds")).isFalse();
    }

    @Test
    void ofAContainerThatIsNotReportedNothingIsCounted() {
        DockerEvent event = Made.event("container", "f".repeat(64), now(), "die", Optional.empty());
        assertThat(ledger.heard(event)).isEqualTo(Meaning.UNREPORTED);
        assertThat(collected().has("docker.events.container.die")).isFalse();
    }

    @Test
    void anEchoOfOneThatIsGoneIsNoContainer() {
        collected();
        ledger.heard(Made.created("a", "web").event(now(), "exec_die", "execID", "x"));
        assertThat(about("web", collected().values())).isEmpty();
    }

    @Test
    void eventsAreCountedByKindWithoutTheirTextAndNotWithoutEnd() {
        ledger.heard(Made.event("image", "x", now(), "pull", Optional.empty()));
        ledger.heard(Made.event("gizmo", "x", now(), "spin: 1", Optional.empty()));
        ledger.heard(Made.event("gizmo", "x", now(), "spin: 2", Optional.empty()));
        ledger.heard(Made.event("a b", "x", now(), "", Optional.empty()));
        ledger.heard(Made.event("a_b", "x", now(), "", Optional.empty()));
        assertThat(collected().values())
                .containsEntry("docker.events.image.pull", 1.0)
                .containsEntry("docker.events.gizmo.spin", 2.0)
                .containsEntry("docker.events.a_b._", 2.0);
        for (int i = 0; i < 1000; i++) {
            ledger.heard(Made.event("gizmo", "x", now(), "spin" + i, Optional.empty()));
        }
        SortedMap<String, Double> values = collected().values();
        assertThat(values.keySet().stream().filter(path -> path.startsWith("docker.events.")))
                .hasSizeLessThan(300);
        assertThat(values.get("docker.events.other.other")).isGreaterThan(700);
    }

    @Test
    void tenThousandContainersThatCameAndWentLeaveNothing() {
        for (int i = 0; i < 10_000; i++) {
            Made job = Made.running("a", "job" + i);
            ledger.heard(job.event(now(), "start"));
            ledger.heard(job.exited(now(), 0, false).event(now(), "die", "exitCode", "0"));
            ledger.heard(job.exited(now(), 0, false).event(now(), "destroy"));
            if (i % 100 == 0) {
                collected();
            }
        }
        collected();
        assertThat(collected().series())
                .allSatisfy(series -> assertThat(series.path()).startsWith("docker."));
    }
}
