package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Status;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real FUSE filesystem whose server is stopped, so that the kernel waits for an answer for ever. */
@Tag("service")
@Timeout(60)
class HungFilesystemTest {
    private static final int READINGS = 100;

    @TempDir
    private Path folder;

    private final TestAgent agent = TestAgent.ofSource("host");
    private final HostSource source = new HostSource(TestConfig.ofThisMachine(), agent);
    private Path mount;
    private Process server;
    private String row;

    @BeforeEach
    void mount() throws Exception {
        mount = Files.createDirectory(folder.resolve("mount"));
        row = Volume.METRICS.getFirst().of(mount.toString().substring(1)).path();
        Path files = Files.createDirectory(folder.resolve("files"));
        server = new ProcessBuilder("bindfs", "-f", files.toString(), mount.toString()).start();
        while (!Files.readString(Path.of("/proc/self/mountinfo")).contains(mount.toString())) {
            assertThat(server.isAlive()).as("bindfs serves").isTrue();
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void unmount() throws Exception {
        signal("CONT");
        source.close();
        agent.close();
        server.destroy(); // it unmounts what it serves
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).as("bindfs ended").isTrue();
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(server.pid()))
                .start()
                .waitFor();
    }

    @Test
    void itCostsItsOwnRowAndOneThreadUntilItAnswers() throws Exception {
        List<String> healthy = paths(CollectedSamples.of(source));
        assertThat(healthy).contains(row);
        assertThat(threads()).hasSize(1);

        signal("STOP");
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < READINGS; i++) {
            long begun = System.nanoTime();
            List<String> paths = paths(CollectedSamples.of(source));
            millis.add((System.nanoTime() - begun) / 1_000_000);

            assertThat(paths).doesNotContain(row).contains("filesystem.rootfs.total_bytes", "load.1m");
            assertThat(threads()).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(threads()).hasSize(2);
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
        assertThat(agent.lastStatus().message()).contains(mount.toString());
        System.out.printf(
                "the first reading took %d ms, the slowest of %d others %d ms%n",
                millis.getFirst(), READINGS - 1, Collections.max(millis.subList(1, READINGS)));
        assertThat(millis.getFirst()).isBetween(90L, 1000L);
        Collections.sort(millis);
        assertThat(millis.get(READINGS / 2)).as("the usual reading").isLessThan(50);

        signal("CONT");
        while (!CollectedSamples.of(source).has(row)) {
            Thread.onSpinWait();
        }
        assertThat(paths(CollectedSamples.of(source))).containsAll(healthy);
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
        while (threads().size() > 1) { // the thread that hung ends
            Thread.onSpinWait();
        }
    }

    @Test
    void itMayBeThereFromTheStart() throws Exception {
        signal("STOP");

        List<String> first = paths(CollectedSamples.of(source));

        assertThat(first).doesNotContain(row).contains("filesystem.rootfs.total_bytes");
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
    }

    private static List<String> paths(CollectedSamples samples) {
        return samples.series().stream().map(Object::toString).toList();
    }

    /** Those that the source was given. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("source-host-"))
                .toList();
    }
}
