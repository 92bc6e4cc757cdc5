package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.DockerEvent;
import dockerana.plugin.dockerevents.Ledger.Meaning;
import dockerana.testkit.CollectedSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of health checks, from the events of their execs and from the inventory. */
class HealthChecksTest {
    private static final String CHECK = "/bin/sh -c wget -q localhost";

    private final Books books = new Books();

    @Test
    void aHealthCheckIsTimedAndItsFailuresInARowAreCounted() {
        Made web = Made.running("a", "web").checked("healthy", 0, CHECK);
        books.there(web);
        books.collected();
        check(web, "x1", 250, "0");
        assertThat(books.collected().values())
                .containsEntry("containers.web.healthcheck.seconds", 0.25)
                .containsEntry("containers.web.healthcheck.failing_streak", 0.0);
        check(web, "x2", 1500, "1");
        check(web, "x3", 500, "1");
        CollectedSamples samples = books.collected();
        assertThat(samples.values())
                .containsEntry("containers.web.healthcheck.seconds", 0.5)
                .containsEntry("containers.web.healthcheck.failing_streak", 2.0)
                .containsEntry("docker.events.healthcheck.exec_start", 3.0)
                .containsEntry("docker.events.healthcheck.exec_die", 3.0)
                .doesNotContainKey("docker.events.container.exec_start");
    }

    private void check(Made container, String execution, long millis, String exitCode) {
        Instant begun = books.now();
        assertThat(books.ledger.heard(container.event(begun, "exec_create: " + CHECK, "execID", execution)))
                .isEqualTo(Meaning.HEALTH_CHECK);
        assertThat(books.ledger.heard(container.event(begun, "exec_start: " + CHECK, "execID", execution)))
                .isEqualTo(Meaning.HEALTH_CHECK);
        DockerEvent end =
                container.event(begun.plusMillis(millis), "exec_die", "execID", execution, "exitCode", exitCode);
        assertThat(books.ledger.heard(end)).isEqualTo(Meaning.HEALTH_CHECK);
    }

    @Test
    void theStreakIsTheEnginesAtTheStartAndWithEachChangeOfHealth() {
        Made web = Made.running("a", "web").checked("unhealthy", 5, CHECK);
        books.there(web);
        assertThat(books.collected().values()).containsEntry("containers.web.healthcheck.failing_streak", 5.0);
        Made sicker = web.checked("unhealthy", 9, CHECK);
        books.ledger.heard(sicker.event(books.now(), "health_status: unhealthy"));
        books.there(sicker);
        assertThat(books.collected().values()).containsEntry("containers.web.healthcheck.failing_streak", 9.0);
    }

    @Test
    void failuresWhileAContainerStartsDoNotCount() {
        Made young =
                Made.created("a", "web").started(books.now().minusSeconds(5)).checked("starting", 0, CHECK);
        books.there(young);
        books.collected();
        check(young, "x1", 100, "1");
        assertThat(books.collected().values()).containsEntry("containers.web.healthcheck.failing_streak", 0.0);
        books.clock.advance(Duration.ofSeconds(60));
        check(young, "x2", 100, "1");
        assertThat(books.collected().values()).containsEntry("containers.web.healthcheck.failing_streak", 1.0);
    }

    @Test
    void whatPeopleRunInAContainerIsNoHealthCheck() {
        Made web = Made.running("a", "web").checked("healthy", 0, CHECK);
        books.there(web);
        for (String action : List.of("exec_create: sh", "exec_start: sh", "exec_start: x " + CHECK, "exec_die")) {
            assertThat(books.ledger.heard(web.event(books.now(), action, "execID", "y")))
                    .as(action)
                    .isEqualTo(Meaning.NEWS);
        }
        CollectedSamples samples = books.collected();
        assertThat(samples.values()).containsEntry("docker.events.container.exec_start", 2.0);
        assertThat(samples.has("containers.web.healthcheck.seconds")).isFalse();
    }
}
