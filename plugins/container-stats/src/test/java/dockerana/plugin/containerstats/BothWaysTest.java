package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Status.Level;
import dockerana.api.Tls;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.docker.Reached;
import dockerana.plugin.docker.engine.Authority;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.plugin.docker.engine.Tunnel;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's files and a real engine's answers, of the same containers in the same seconds. */
@Tag("service")
@Timeout(300)
class BothWaysTest {
    private static final boolean LONG = "true".equals(System.getenv("DOCKERANA_LONG"));
    private static final Duration WINDOW = Duration.ofSeconds(LONG ? 30 : 6);
    private static final int TCP = 2375;

    @TempDir
    private static Path folder;

    private static Authority.Issued certificates;
    private static RealEngine plain;
    private static RealEngine secured;

    @BeforeAll
    static void start() throws Exception {
        certificates = new Authority(folder.resolve("authority")).issue("both");
        plain = RealEngine.running("stats-plain", Map.of("TCP", "127.0.0.1:" + TCP));
        secured = RealEngine.running(
                "stats-tls",
                Map.of("TCP", "127.0.0.1:" + TCP, "TLS", certificates.folder().toString()));
        for (RealEngine engine : new RealEngine[] {plain, secured}) {
            work(engine, "burner", "while :; do :; done", "--cpus", "0.2", "-m", "64m", "--pids-limit", "50");
            work(engine, "holder", "x=$(head -c 5000000 /dev/zero | tr '\\0' a); sleep 999; echo ${#x}");
            String disk = Disk.of(engine.folder()).path();
            work(
                    engine,
                    "writer",
                    "while :; do dd if=/dev/zero of=/f bs=64k count=16 oflag=direct conv=fsync; sleep 0.2; done",
                    "--device-write-bps",
                    disk + ":100mb");
        }
    }

    private static void work(RealEngine engine, String name, String script, String... options) throws Exception {
        String[] before = {"run", "-d", "--network", "none", "--name", name};
        String[] after = {"busybox", "sh", "-c", script};
        engine.docker(Stream.of(before, options, after).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws Exception {
        plain.close();
        secured.close();
    }

    private static ContainerStatsSource source(Docker docker, Via via, Path root, TestAgent agent) {
        return new ContainerStatsSource(
                new ContainerStatsConfig(root.resolve("proc"), root.resolve("sys"), via),
                agent,
                EngineView.of(docker),
                Path.of("/proc/self/mountinfo"),
                System::nanoTime);
    }

    private static void compare(Docker files, Docker told, String disk) throws Exception {
        Path root = Path.of("/");
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                TestAgent other = TestAgent.ofSource("other");
                TestAgent third = TestAgent.ofSource("third");
                ContainerStatsSource slow = source(told, Via.AUTO, root, agent);
                ContainerStatsSource quick = source(files, Via.FILES, root, other);
                ContainerStatsSource witness = source(files, Via.FILES, root, third)) {
            SameWindow window = SameWindow.of(witness, slow, quick, WINDOW);

            assertThat(agent.lastStatus().way()).contains("Docker API");
            window.assertPaths(
                    "containers.burner.cpu.percent",
                    "containers.burner.cpu.limit_percent",
                    "containers.burner.memory.used_bytes",
                    "containers.burner.pids.limit",
                    "containers.writer.blockio." + disk + ".write_bytes");
            window.assertValues();
        }
    }

    @Test
    void anEngineOfAnotherMachineTellsWhatItsFilesSayOverTcp() throws Exception {
        try (Reached local = Reached.at(plain.socket());
                Tunnel tunnel = plain.tunnel(TCP);
                Reached remote = Reached.at(tunnel.port(), Optional.empty())) {
            local.running(3);
            compare(local.docker(), remote.docker(), Disk.of(plain.folder()).number());
        }
    }

    @Test
    void anEngineOfAnotherMachineTellsWhatItsFilesSayOverTls() throws Exception {
        Tls tls = new Tls(
                Optional.of(certificates.ca()),
                Optional.of(certificates.cert()),
                Optional.of(certificates.key()),
                true);
        try (Reached local = Reached.at(secured.socket());
                Tunnel tunnel = secured.tunnel(TCP);
                Reached remote = Reached.at(tunnel.port(), Optional.of(tls))) {
            local.running(3);
            compare(local.docker(), remote.docker(), Disk.of(secured.folder()).number());
        }
    }

    @Test
    void whoCannotReadTheFilesAsksAndSaysSo() throws Exception {
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        Files.createDirectories(nothing.resolve("proc"));
        Files.createDirectories(nothing.resolve("sys"));
        try (Reached local = Reached.at(plain.socket());
                TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = source(local.docker(), Via.AUTO, nothing, agent)) {
            local.running(3);

            assertThat(CollectedSamples.of(source).values().keySet())
                    .contains("containers.burner.memory.used_bytes", "containers.holder.cpu.usage_seconds");
            assertThat(agent.lastStatus().level()).isEqualTo(Level.DEGRADED);
            assertThat(agent.lastStatus().way()).contains("Docker API");
            assertThat(agent.lastStatus().remedy().orElseThrow()).contains("--pid host");
        }
    }

    @Test
    void anUpdateOfItsLimitsIsSeenAtOnceEitherWay() throws Exception {
        Path root = Path.of("/");
        plain.docker("run", "-d", "--network", "none", "--name", "updated", "--cpus", "0.5", "busybox", "sleep", "999");
        try (Reached local = Reached.at(plain.socket());
                TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource files = source(local.docker(), Via.FILES, root, agent);
                ContainerStatsSource api = source(local.docker(), Via.API, root, agent)) {
            local.running(4);
            String limit = "containers.updated.cpu.limit_cores";
            assertThat(CollectedSamples.of(files).value(limit)).isEqualTo(0.5);
            assertThat(CollectedSamples.of(api).value(limit)).isEqualTo(0.5);

            plain.docker("update", "--cpus", "0.75", "updated");
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (CollectedSamples.of(files).value(limit) == 0.5 && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertThat(CollectedSamples.of(files).value(limit)).isEqualTo(0.75);
            assertThat(CollectedSamples.of(api).value(limit)).isEqualTo(0.75);
        } finally {
            plain.docker("rm", "-f", "updated");
        }
    }
}
