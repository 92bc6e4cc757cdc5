package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Status;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostSourceTest {
    private static final Path LAPTOP = Path.of("src/test/cases/laptop-cgroup2");

    @TempDir
    private Path copy;

    private final TestAgent agent = TestAgent.ofSource("host");

    @Test
    void theLiveMachineTellsItsLoadItsMemoryAndItsRoot() throws Exception {
        try (HostSource source = new HostSource(TestConfig.ofThisMachine(), agent)) {
            CollectedSamples first = CollectedSamples.of(source);
            while (!first.has(
                    "filesystem.rootfs.total_bytes")) { // a busy machine may take longer than the source waits
                first = CollectedSamples.of(source);
            }

            assertThat(first.value("cpu.cores")).isPositive();
            assertThat(first.value("load.1m")).isNotNegative();
            assertThat(first.value("memory.total_bytes")).isGreaterThan(first.value("memory.used_bytes"));
            assertThat(first.value("filesystem.rootfs.total_bytes"))
                    .isEqualTo((double) Files.getFileStore(Path.of("/")).getTotalSpace());
            assertThat(first.has("network.lo.rx_bytes")).isTrue();
            assertThat(agent.lastStatus())
                    .isEqualTo(Status.ok("reads the kernel's files").by("/proc"));
        }
    }

    @Test
    void everyMetricThatIsAddedIsAnnounced() throws Exception {
        RecordedTree tree = new RecordedTree(LAPTOP, copy);
        try (HostSource source = new HostSource(tree.config(), agent, tree, () -> RecordedTree.PAGE_SIZE)) {
            CollectedSamples.of(source);
            tree.show(2);

            assertThat(CollectedSamples.of(source).series().stream()
                            .map(series -> series.metric())
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(HostSource.METRICS);
        }
    }

    @Test
    void aWrongPlaceOfProcIsAnErrorThatNamesIt() {
        HostConfig config = TestConfig.of(copy.resolve("nowhere"), copy, copy);
        try (HostSource source = new HostSource(config, agent)) {
            assertThatThrownBy(() -> CollectedSamples.of(source))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nowhere: ")
                    .hasMessageContaining("cannot be read: it does not exist")
                    .hasMessageContaining("is 'proc' where the host's /proc is mounted?");
        }
    }

    @Test
    void aMissingFileIsNamedAndTheRestGoesOn() throws Exception {
        RecordedTree tree = new RecordedTree(LAPTOP, copy);
        Files.delete(copy.resolve("proc/meminfo"));
        try (HostSource source = new HostSource(tree.config(), agent, tree, () -> RecordedTree.PAGE_SIZE)) {
            CollectedSamples samples = CollectedSamples.of(source);

            assertThat(samples.value("load.1m")).isEqualTo(1.52);
            assertThat(samples.values().keySet()).noneMatch(path -> path.startsWith("memory."));
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
            assertThat(agent.lastStatus().message()).contains("meminfo cannot be read: it does not exist");
            assertThat(agent.lastStatus().remedy()).isPresent();

            tree.show(1);

            assertThat(CollectedSamples.of(source).has("memory.total_bytes")).isTrue();
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
        }
    }

    @Test
    void anEmptyFileMeansNothingNotZero() throws Exception {
        RecordedTree tree = new RecordedTree(LAPTOP, copy);
        for (String name : new String[] {"stat", "meminfo", "diskstats", "uptime"}) {
            Files.writeString(copy.resolve("proc").resolve(name), "");
        }
        try (HostSource source = new HostSource(tree.config(), agent, tree, () -> RecordedTree.PAGE_SIZE)) {
            assertThat(CollectedSamples.of(source).values().keySet())
                    .contains("load.1m")
                    .noneMatch(path -> path.matches("(cpu|memory|disk|uptime).*"));
        }
    }

    @Test
    void aFilesystemThatHangsIsNamedAndLosesOnlyItsOwnRow() throws Exception {
        RecordedTree tree = new RecordedTree(LAPTOP, copy);
        CountDownLatch back = new CountDownLatch(1);
        Statvfs hanging = path -> {
            Statvfs.Question question = tree.about(path);
            return path.startsWith("/srv") ? () -> after(back, question) : question;
        };
        try (HostSource source = new HostSource(tree.config(), agent, hanging, () -> RecordedTree.PAGE_SIZE)) {
            CollectedSamples samples = CollectedSamples.of(source);

            assertThat(samples.has("filesystem.srv_photo_album.total_bytes")).isFalse();
            assertThat(samples.has("filesystem.mnt_a_b.total_bytes")).isTrue();
            assertThat(samples.has("filesystem.rootfs.total_bytes")).isTrue();
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
            assertThat(agent.lastStatus().message())
                    .isEqualTo("no answer from the filesystem at /srv/photo album: it is left out until it answers");

            back.countDown();
            while (!CollectedSamples.of(source).has("filesystem.srv_photo_album.total_bytes")) {
                Thread.onSpinWait();
            }
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
        }
    }

    @Test
    void aHostWhoseFilesystemsAreNotMountedIsToldOf() throws Exception {
        RecordedTree tree = new RecordedTree(LAPTOP, copy);
        HostConfig usual = tree.config();
        HostConfig config = new HostConfig(
                usual.proc(),
                usual.sys(),
                Path.of("/host/root"),
                false,
                usual.interfaces(),
                usual.disks(),
                usual.filesystems());
        try (HostSource source = new HostSource(config, agent, tree, () -> RecordedTree.PAGE_SIZE)) {
            CollectedSamples.of(source);

            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
            assertThat(agent.lastStatus().message())
                    .isEqualTo("no filesystem of the host is mounted below /host/root: how full they are is not known");
        }
    }

    private static @Nullable Space after(CountDownLatch latch, Statvfs.Question question) {
        try {
            latch.await();
            return question.ask();
        } catch (InterruptedException e) {
            return null;
        }
    }

    @Test
    void vethEndsAndBridgesOfContainersAreThereWhenAskedFor() throws Exception {
        RecordedTree tree = new RecordedTree(LAPTOP, copy);
        HostConfig usual = tree.config();
        HostConfig config = new HostConfig(
                usual.proc(), usual.sys(), usual.root(), true, usual.interfaces(), usual.disks(), usual.filesystems());
        try (HostSource source = new HostSource(config, agent, tree, () -> RecordedTree.PAGE_SIZE)) {
            CollectedSamples samples = CollectedSamples.of(source);

            assertThat(samples.has("network.veth1a2b3c4.rx_bytes")).isTrue();
            assertThat(samples.has("network.br-0123456789ab.rx_bytes")).isTrue();
        }
    }
}
