package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Series;
import dockerana.api.Status;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Limits;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.OpenFiles;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerStatsSourceTest {
    private static final Instant STARTED = Instant.parse("2026-05-01T10:00:00Z");

    @TempDir
    private Path copy;

    private final TestAgent agent = TestAgent.ofSource("container-stats");
    private RecordedHost host;
    private ContainerStatsSource source;
    private Container web;
    private Container nested;

    @BeforeEach
    void start() throws Exception {
        host = RecordedHost.of("v2-systemd", copy);
        web = host.containers().getFirst();
        nested = host.containers().getLast();
        source = host.source(agent);
    }

    @AfterEach
    void stop() {
        source.close();
        agent.close();
    }

    private CollectedSamples collect() throws Exception {
        return CollectedSamples.of(source);
    }

    private Path folder(Container container) {
        return host.file("sys/fs/cgroup/system.slice/docker-%s.scope".formatted(container.id()));
    }

    /** What the kernel does when the last process is gone; a regular file that is open could be read on, so it is emptied first. */
    private void end(Container container) throws IOException {
        Files.delete(host.file("proc/" + container.pid() + "/cgroup"));
        try (Stream<Path> files = Files.list(folder(container))) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[0]);
                Files.delete(file);
            }
        }
    }

    private static Container running(Container like, String name, long pid, Instant startedAt) {
        return RecordedHost.container(like.id(), name, pid, startedAt, like.labels());
    }

    private long openFiles() throws IOException {
        return OpenFiles.below(copy);
    }

    private static Series series(CollectedSamples samples, String path) {
        return samples.series().stream()
                .filter(series -> series.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countersCountSinceTheContainerStartedAndCarryWhatIsKnownOfIt() throws Exception {
        Series usage = series(collect(), "containers.web.cpu.usage_seconds");

        assertThat(usage.start()).contains(STARTED);
        assertThat(usage.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "image", "busybox:1", "project", "shop", "service", "shop_web", "container_id", web.id()));
        assertThat(series(collect(), "containers.web.pids.current").start()).isEmpty();
    }

    @Test
    void aDeviceThatIsUsedLaterCountsFromThen() throws Exception {
        Instant before = agent.clock().instant();
        collect();
        host.show(2);

        Series first = series(collect(), "containers.nested.blockio.sda.read_bytes");

        assertThat(first.start().orElseThrow()).isAfterOrEqualTo(before);
        assertThat(series(collect(), "containers.nested.blockio.sda.read_bytes"))
                .isSameAs(first);
    }

    @Test
    void aContainerThatEndedIsAbsentBeforeTheInventoryKnowsAndItsFilesAreClosed() throws Exception {
        collect();
        long both = openFiles();
        end(nested);

        CollectedSamples after = collect();

        assertThat(after.values().keySet()).noneMatch(path -> path.startsWith("containers.nested."));
        assertThat(after.has("containers.web.cpu.usage_seconds")).isTrue();
        assertThat(openFiles()).isLessThan(both);
        host.holds(List.of());
        assertThat(collect().all()).isEmpty();
        assertThat(openFiles()).isLessThanOrEqualTo(1); // the machine's
    }

    @Test
    void whatStopsIsAbsentAndItsFilesAreClosed() throws Exception {
        collect();
        host.holds(List.of(
                web,
                RecordedHost.container(nested.id(), "nested", "exited", 0, STARTED, Map.of(), new Limits(0, 0, 0))));

        assertThat(collect().values().keySet()).allMatch(path -> path.startsWith("containers.web."));
    }

    @Test
    void aProcessIdThatWasReusedIsNotRead() throws Exception {
        Files.writeString(host.file("proc/4343/cgroup"), "0::/system.slice/cron.service\n");

        assertThat(collect().values().keySet()).allMatch(path -> path.startsWith("containers.web."));
    }

    @Test
    void theNextRunOfAContainerIsNotTakenForTheOneBefore() throws Exception {
        collect();
        end(web);
        host.show(2); // a new control group of the same name, and even a process of the same number
        Files.delete(host.file("proc/4242/cgroup"));

        assertThat(collect().has("containers.web.cpu.usage_seconds")).isFalse();

        Instant again = STARTED.plusSeconds(60);
        Files.writeString(host.file("proc/4242/cgroup"), "0::/system.slice/docker-%s.scope".formatted(web.id()));
        host.holds(List.of(running(web, "web", 4242, again), nested));
        CollectedSamples next = collect();

        assertThat(series(next, "containers.web.cpu.usage_seconds").start()).contains(again);
        assertThat(next.has("containers.web.cpu.percent")).isFalse();
    }

    @Test
    void aRenamedContainerGoesOnUnderItsNewNameWithItsStart() throws Exception {
        collect();
        host.holds(List.of(running(web, "shop-web-1", 4242, STARTED), nested));

        CollectedSamples after = collect();

        assertThat(after.has("containers.web.cpu.usage_seconds")).isFalse();
        assertThat(series(after, "containers.shop-web-1.cpu.usage_seconds").start())
                .contains(STARTED);
    }

    @Test
    void limitsAreReadAgainWhenTheContainerWasUpdatedAndNotBefore() throws Exception {
        assertThat(collect().value("containers.web.memory.limit_bytes")).isEqualTo(268435456);
        Files.writeString(folder(web).resolve("memory.max"), "1000000000\n");
        Files.writeString(folder(web).resolve("cpu.max"), "max 100000\n");
        Files.writeString(folder(web).resolve("pids.max"), "7\n");
        assertThat(collect().value("containers.web.memory.limit_bytes")).isEqualTo(268435456);

        host.holds(List.of(
                RecordedHost.container(
                        web.id(), "web", "running", 4242, STARTED, web.labels(), new Limits(0, 1000000000, 7)),
                nested));
        CollectedSamples updated = collect();

        assertThat(updated.value("containers.web.memory.limit_bytes")).isEqualTo(1000000000);
        assertThat(updated.value("containers.web.pids.limit")).isEqualTo(7);
        assertThat(updated.has("containers.web.cpu.limit_cores")).isFalse();
    }

    @Test
    void limitsAreReadAgainEveryMinute() throws Exception {
        AtomicLong now = new AtomicLong(1);
        EngineView engine = new EngineView(host::containers, true, _ -> Map.of());
        try (ContainerStatsSource timed = host.source(agent, Via.FILES, engine, now::get)) {
            CollectedSamples.of(timed);
            Files.writeString(folder(web).resolve("memory.max"), "1000000000\n");

            now.addAndGet(Duration.ofSeconds(59).toNanos());
            assertThat(CollectedSamples.of(timed).value("containers.web.memory.limit_bytes"))
                    .isEqualTo(268435456);
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(CollectedSamples.of(timed).value("containers.web.memory.limit_bytes"))
                    .isEqualTo(1000000000);
        }
    }

    @Test
    void itSaysWhichFilesItReadsAndWhatToDoIfItCannotReadAny() throws Exception {
        collect();
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
        assertThat(agent.lastStatus().way()).contains("cgroup v2 files");

        end(web);
        end(nested);
        collect();

        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
        assertThat(agent.lastStatus().remedy().orElseThrow()).contains("--pid host");
    }

    @Test
    void withoutContainersThereIsNothingAndNothingIsWrong() throws Exception {
        host.holds(List.of());

        assertThat(collect().all()).isEmpty();
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
    }
}
