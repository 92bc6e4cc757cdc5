package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.DockerEvent;
import dockerana.plugin.docker.Eventually;
import dockerana.testkit.CollectedSamples;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events on their way to be records. */
@Timeout(60)
class DockerEventsSourceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant THEN = Made.BEGUN.plusSeconds(1000);
    private static final Made WEB = Made.running("a", "web");
    private static final Made OVER = WEB.exited(THEN, 137, true);

    private final FakeFeed feed = new FakeFeed();
    private final Emitted records = new Emitted();

    private RunningSource running(DockerEventsConfig config) throws Exception {
        RunningSource running = new RunningSource(config, feed, records);
        Eventually.is("listening", SOON, () -> !feed.listeners.isEmpty());
        return running;
    }

    private void expect(int count) throws Exception {
        Eventually.is(count + " records", SOON, () -> records.all().size() >= count);
    }

    @Test
    void anEventBecomesARecordWithWhatIsKnownOfItsContainer() throws Exception {
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            feed.tell(OVER.event(THEN, "die", "exitCode", "137", "name", "web", "team", "shop"));
            expect(1);
            LogRecord died = records.all().getFirst();
            assertThat(died.text()).isEqualTo("container web died, exit code 137 (OOM-killed)");
            assertThat(died.timeNanos()).isEqualTo(THEN.getEpochSecond() * 1_000_000_000L);
            assertThat(died.id()).startsWith("events/1700001000000000000/");
            assertThat(died.origin().kind()).isEqualTo(LogRecord.Kind.EVENT);
            assertThat(died.origin().attributes())
                    .isEqualTo(Map.of(
                            "container.id",
                            WEB.id(),
                            "container.name",
                            "web",
                            "container.image.name",
                            "busybox",
                            "container.labels",
                            Map.of("team", "shop"),
                            "host.name",
                            "testhost"));
            assertThat(died.attributes())
                    .isEqualTo(Map.of(
                            "event.action",
                            "die",
                            "docker.event.type",
                            "container",
                            "docker.event.attributes",
                            Map.of("exitCode", "137", "name", "web", "team", "shop"),
                            "container.exit_code",
                            137));
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void theOriginIsTheSameWhileItsContainerIs() throws Exception {
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            feed.tell(WEB.event(THEN, "pause"));
            feed.tell(WEB.in("paused").event(THEN, "unpause"));
            feed.tell(WEB.named("shop").event(THEN, "rename"));
            feed.tell(Made.event("image", "x", THEN, "pull", Optional.empty()));
            expect(4);
            List<LogRecord> all = records.all();
            assertThat(all.get(0).origin()).isSameAs(all.get(1).origin());
            assertThat(all.get(2).origin().attributes()).containsEntry("container.name", "shop");
            assertThat(all.get(3).origin().attributes()).isEqualTo(Map.of("host.name", "testhost"));
            assertThat(all).extracting(record -> record.origin().key()).containsOnly("events");
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void anEndCarriesTheLastLinesOfTheLogUntilThen() throws Exception {
        feed.logs = (id, until, lines) -> {
            assertThat(id).isEqualTo(WEB.id());
            assertThat(until).isEqualTo(THEN);
            assertThat(lines).isEqualTo(10);
            return LogEndTest.frame(2, "out of cheese\n");
        };
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            feed.tell(OVER.event(THEN, "die", "exitCode", "1"));
            expect(1);
            assertThat(records.all().getFirst().attributes()).containsEntry("log.last_lines", "out of cheese");
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void aLogThatMayNotBeReadOrCannotIsAbsent() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        feed.logs = (id, until, lines) -> {
            asked.incrementAndGet();
            throw new IOException("Docker answered logs with 501: configured logging driver does not support reading");
        };
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            feed.tell(OVER.withoutLogs().event(THEN, "die", "exitCode", "1"));
            feed.tell(OVER.event(THEN, "die", "exitCode", "1"));
            expect(2);
            assertThat(asked).hasValue(1);
            assertThat(records.all())
                    .allSatisfy(record -> assertThat(record.attributes()).doesNotContainKey("log.last_lines"));
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void anEngineThatDoesNotAnswerDelaysForAMomentAndChangesNoOrder() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        feed.logs = (id, until, lines) -> {
            try {
                never.await();
            } catch (InterruptedException e) { // the end of the test
            }
            return LogEndTest.frame(1, "late\n");
        };
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            feed.tell(OVER.event(THEN, "die", "exitCode", "1"));
            feed.tell(OVER.event(THEN, "destroy"));
            expect(2);
            assertThat(records.sentences())
                    .containsExactly("container web died, exit code 1 (OOM-killed)", "container web was removed");
            feed.tell(OVER.event(THEN, "die", "exitCode", "2"));
            for (int i = 0; i < 600; i++) {
                feed.tell(WEB.event(THEN, "pause"));
            }
            expect(603);
            assertThat(records.sentences().get(2)).startsWith("container web died, exit code 2");
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void memoryThatRanOutBeforeAKillIsRememberedWhenTheEngineHasForgotten() throws Exception {
        Made again = OVER.started(THEN);
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            feed.tell(WEB.event(THEN, "oom"));
            feed.tell(again.event(THEN, "die", "exitCode", "137"));
            feed.tell(again.event(THEN, "die", "exitCode", "137"));
            feed.tell(WEB.event(THEN, "oom"));
            feed.tell(again.event(THEN, "die", "exitCode", "0"));
            expect(5);
            assertThat(records.sentences())
                    .containsExactly(
                            "container web ran out of memory",
                            "container web died, exit code 137 (OOM-killed)",
                            "container web died, exit code 137",
                            "container web ran out of memory",
                            "container web died, exit code 0");
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void usersChooseWhichEventsAreRecordsAndAllAreCounted() throws Exception {
        Made checked = WEB.checked("healthy", 0, "/check");
        DockerEventsConfig chosen =
                new DockerEventsConfig(List.of("container.*", "image.p??l"), List.of("*.exec_*"), false, 0);
        try (RunningSource running = running(chosen)) {
            feed.tell(Made.event("network", "n", THEN, "create", Optional.empty()));
            feed.tell(WEB.event(THEN, "exec_start: sh", "execID", "1"));
            feed.tell(checked.event(THEN, "exec_start: /check", "execID", "2"));
            feed.tell(Made.event("container", "f".repeat(64), THEN, "die", Optional.empty()));
            feed.tell(Made.event("image", "busybox", THEN, "pull", Optional.empty()));
            feed.tell(WEB.event(THEN, "health_status: healthy"));
            expect(2);
            assertThat(records.sentences()).containsExactly("image busybox was pulled", "container web is healthy");
            assertThat(CollectedSamples.of(running.source).values())
                    .containsEntry("docker.events.network.create", 1.0)
                    .containsEntry("docker.events.container.exec_start", 1.0)
                    .containsEntry("docker.events.healthcheck.exec_start", 1.0)
                    .doesNotContainKey("docker.events.container.die");
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void theExecsOfHealthChecksAreRecordsIfTheyAreWanted() throws Exception {
        try (RunningSource running = running(new DockerEventsConfig(List.of("*"), List.of(), true, 0))) {
            feed.tell(WEB.checked("healthy", 0, "/check").event(THEN, "exec_start: /check", "execID", "2"));
            expect(1);
            assertThat(records.sentences()).containsExactly("container web runs '/check'");
            assertThat(running.failures).isEmpty();
        }
    }

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
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            expect(2);
            feed.tell(started(4));
            feed.tell(started(5));
            expect(3);
            assertThat(records.sentences())
                    .containsExactly("container job3 started", "container job4 started", "container job5 started");
            assertThat(feed.askedSince).containsExactly(THEN.plusSeconds(2));
            assertThat(running.failures).isEmpty();
        }
        feed.past = List.of(started(4), started(5));
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            feed.tell(started(6));
            expect(4);
            assertThat(records.sentences()).endsWith("container job5 started", "container job6 started");
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void anEngineThatForgotWhatWasToldLastMayHaveForgottenMore() throws Exception {
        feed.past = List.of(started(7));
        records.after(recorded(2));
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            expect(2);
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
        Made checked = WEB.checked("healthy", 0, "/check");
        feed.past = List.of(
                started(2),
                checked.event(THEN.plusSeconds(3), "exec_start: /check", "execID", "1"),
                checked.event(THEN.plusSeconds(4), "exec_die", "execID", "1"),
                Made.event("container", "f".repeat(64), THEN.plusSeconds(5), "die", Optional.empty()),
                started(6));
        records.after(recorded(2));
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            expect(1);
            assertThat(records.sentences()).containsExactly("container job6 started");
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void whatWasHeardIsHandedOverBeforeTheEnd() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        feed.logs = (id, until, lines) -> {
            try {
                never.await();
            } catch (InterruptedException e) { // the end of the test
            }
            return new byte[0];
        };
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            feed.tell(OVER.event(THEN, "die", "exitCode", "1"));
            feed.tell(OVER.event(THEN, "destroy"));
            assertThat(running.failures).isEmpty();
        }
        assertThat(records.sentences())
                .containsExactly("container web died, exit code 1 (OOM-killed)", "container web was removed");
    }

    @Test
    void whatNobodyReadsInTimeIsDroppedAndCounted() throws Exception {
        feed.reachable = false;
        records.after(recorded(2));
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            for (int i = 0; i < 9000; i++) {
                feed.tell(WEB.event(THEN, "pause"));
            }
            assertThat(running.agent.drops()).containsEntry("overrun", 808L);
        }
    }

    @Test
    void withoutDockerThereIsNoNumberAndAReason() throws Exception {
        feed.reachable = false;
        try (RunningSource running = running(RunningSource.DEFAULTS)) {
            CollectedSamples samples = new CollectedSamples();
            assertThatThrownBy(() -> running.source.collect(samples))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Docker cannot be reached");
            assertThat(samples.all()).isEmpty();
        }
    }
}
