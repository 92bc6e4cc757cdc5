package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.DockerEvent;
import dockerana.plugin.docker.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happened while no agent listened. */
@Timeout(60)
class MissedEventsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant THEN = Made.BEGUN.plusSeconds(1000);

    private final FakeFeed feed = new FakeFeed();
    private final Emitted records = new Emitted();

    private static DockerEvent started(int number) {
        return Made.created("a", "job" + number)
                .started(THEN)
                .event(THEN.plusSeconds(number), "start", "n", Integer.toString(number));
    }

    private static LogRecord recorded(int number) {
        return new EventRecords("web01").record(started(number), Optional.empty());
    }

    @Test
    void anAgentThatStartsAgainTellsWhatItMissedOnce() throws Exception {
        feed.past = List.of(started(1), started(2), started(3), started(4));
        records.after(recorded(2));
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            records.await(2);
            feed.tell(started(4));
            feed.tell(started(5));
            records.await(3);
            assertThat(records.sentences())
                    .containsExactly("container job3 started", "container job4 started", "container job5 started");
            assertThat(feed.askedSince).containsExactly(THEN.plusSeconds(2));
            assertThat(running.failures).isEmpty();
        }
        feed.past = List.of(started(4), started(5));
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            feed.tell(started(6));
            records.await(4);
            assertThat(records.sentences()).endsWith("container job5 started", "container job6 started");
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void anEngineThatForgotWhatWasToldLastMayHaveForgottenMore() throws Exception {
        feed.past = List.of(started(7));
        records.after(recorded(2));
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            records.await(2);
            assertThat(records.sentences().getFirst())
                    .isEqualTo("Docker events between 2023-11-14T22:30:02Z and 2023-11-14T22:30:07Z may be missing:"
                            + " the agent did not run, and the engine has forgotten what was told last");
            assertThat(records.all().getFirst().attributes())
                    .containsEntry("event.action", "gap")
                    .containsKey("dockerana.gap")
                    .doesNotContainKey("docker.event.type");
            assertThat(running.failures).isEmpty();
        }
        feed.past = List.of();
        LogRecord gap = records.all().getFirst();
        try (RunningSource running = new RunningSource(RunningSource.DEFAULTS, feed, new Emitted().after(gap))) {
            Eventually.is("asked", SOON, () -> feed.askedSince.size() == 2);
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void theExecsOfHealthChecksAreNotTellableOfThePastEither() throws Exception {
        Made checked = Made.running("a", "web").checked("healthy", 0, "/check");
        feed.past = List.of(
                started(2),
                checked.event(THEN.plusSeconds(3), "exec_start: /check", "execID", "1"),
                checked.event(THEN.plusSeconds(4), "exec_die", "execID", "1"),
                Made.event("container", "f".repeat(64), THEN.plusSeconds(5), "die", Optional.empty()),
                started(6));
        records.after(recorded(2));
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            records.await(1);
            assertThat(records.sentences()).containsExactly("container job6 started");
            assertThat(running.failures).isEmpty();
        }
    }
}
