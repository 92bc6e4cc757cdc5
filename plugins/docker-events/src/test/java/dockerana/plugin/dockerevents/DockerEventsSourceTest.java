package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.LogRecord;
import dockerana.testkit.CollectedSamples;
import java.io.IOException;
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
    private static final Instant THEN = Made.BEGUN.plusSeconds(1000);
    private static final Made WEB = Made.running("a", "web");
    private static final Made OVER = WEB.exited(THEN, 137, true);

    private final FakeFeed feed = new FakeFeed();
    private final Emitted records = new Emitted();

    @Test
    void anEventBecomesARecordWithWhatIsKnownOfItsContainer() throws Exception {
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            feed.tell(OVER.event(THEN, "die", "exitCode", "137", "name", "web", "team", "shop"));
            records.await(1);
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
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            feed.tell(WEB.event(THEN, "pause"));
            feed.tell(WEB.in("paused").event(THEN, "unpause"));
            feed.tell(WEB.named("shop").event(THEN, "rename"));
            feed.tell(Made.event("image", "x", THEN, "pull", Optional.empty()));
            records.await(4);
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
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            feed.tell(OVER.event(THEN, "die", "exitCode", "1"));
            records.await(1);
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
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            feed.tell(OVER.withoutLogs().event(THEN, "die", "exitCode", "1"));
            feed.tell(OVER.event(THEN, "die", "exitCode", "1"));
            records.await(2);
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
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            feed.tell(OVER.event(THEN, "die", "exitCode", "1"));
            feed.tell(OVER.event(THEN, "destroy"));
            records.await(2);
            assertThat(records.sentences())
                    .containsExactly("container web died, exit code 1 (OOM-killed)", "container web was removed");
            feed.tell(OVER.event(THEN, "die", "exitCode", "2"));
            for (int i = 0; i < 600; i++) {
                feed.tell(WEB.event(THEN, "pause"));
            }
            records.await(603);
            assertThat(records.sentences().get(2)).startsWith("container web died, exit code 2");
            assertThat(running.failures).isEmpty();
        }
    }

    @Test
    void memoryThatRanOutBeforeAKillIsRememberedWhenTheEngineHasForgotten() throws Exception {
        Made again = OVER.started(THEN);
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            feed.tell(WEB.event(THEN, "oom"));
            feed.tell(again.event(THEN, "die", "exitCode", "137"));
            feed.tell(again.event(THEN, "die", "exitCode", "137"));
            feed.tell(WEB.event(THEN, "oom"));
            feed.tell(again.event(THEN, "die", "exitCode", "0"));
            records.await(5);
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
        try (RunningSource running = RunningSource.listening(feed, records, chosen)) {
            feed.tell(Made.event("network", "n", THEN, "create", Optional.empty()));
            feed.tell(WEB.event(THEN, "exec_start: sh", "execID", "1"));
            feed.tell(checked.event(THEN, "exec_start: /check", "execID", "2"));
            feed.tell(Made.event("container", "f".repeat(64), THEN, "die", Optional.empty()));
            feed.tell(Made.event("image", "busybox", THEN, "pull", Optional.empty()));
            feed.tell(WEB.event(THEN, "health_status: healthy"));
            records.await(2);
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
        try (RunningSource running =
                RunningSource.listening(feed, records, new DockerEventsConfig(List.of("*"), List.of(), true, 0))) {
            feed.tell(WEB.checked("healthy", 0, "/check").event(THEN, "exec_start: /check", "execID", "2"));
            records.await(1);
            assertThat(records.sentences()).containsExactly("container web runs '/check'");
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
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
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
        records.after(new EventRecords("web01").record(WEB.event(THEN, "start"), Optional.empty()));
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            for (int i = 0; i < 9000; i++) {
                feed.tell(WEB.event(THEN, "pause"));
            }
            assertThat(running.agent.drops()).containsEntry("overrun", 808L);
        }
    }

    @Test
    void withoutDockerThereIsNoNumberAndAReason() throws Exception {
        feed.reachable = false;
        try (RunningSource running = RunningSource.listening(feed, records, RunningSource.DEFAULTS)) {
            CollectedSamples samples = new CollectedSamples();
            assertThatThrownBy(() -> running.source.collect(samples))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Docker cannot be reached");
            assertThat(samples.all()).isEmpty();
        }
    }
}
