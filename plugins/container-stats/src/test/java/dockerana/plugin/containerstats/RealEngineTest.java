package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.OpenFiles;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers of a real engine, beside what its API says of them. */
@Tag("service")
class RealEngineTest {
    private static final int CONTAINERS = 10;
    private static final boolean LONG = "true".equals(System.getenv("DOCKERANA_LONG"));
    private static final int SHORT_ONES = LONG ? 300 : 30;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final double GRANULE = 256 * 1024;
    private static final double MEBI = 1024 * 1024;
    private static final Duration WINDOW = Duration.ofSeconds(LONG ? 30 : 8);
    private static final double WRITTEN_AT_ONCE = 8 * 64 * 1024;
    private static final Pattern WRITTEN =
            Pattern.compile("io_service_bytes_recursive\":\\[[^]]*\"op\":\"[Ww]rite\",\"value\":(\\d+)");

    private static RealEngine engine;

    private volatile List<Container> containers = List.of();

    @BeforeAll
    static void start() throws Exception {
        engine = RealEngine.running("container-stats");
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
    }

    private ContainerStatsSource source(TestAgent agent) {
        return new ContainerStatsSource(
                new ContainerStatsConfig(Path.of("/proc"), Path.of("/sys"), Via.FILES),
                agent,
                new EngineView(() -> containers, true, _ -> Map.of()),
                Path.of("/proc/self/mountinfo"),
                System::nanoTime);
    }

    private static Container container(String name) throws Exception {
        RealEngine.Running running = engine.inspect(name);
        return RecordedHost.container(running.id(), running.name(), running.pid(), running.startedAt(), Map.of());
    }

    /** Of all at once: this engine answers one after the other in a second each. */
    private static Map<String, String> statistics(List<Container> running) {
        Map<String, CompletableFuture<String>> asked = new HashMap<>();
        Map<String, String> told = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(running.size())) {
            for (Container container : running) {
                asked.put(container.name(), CompletableFuture.supplyAsync(() -> statistics(container), threads));
            }
            asked.forEach((name, answer) -> told.put(name, answer.join()));
        }
        return told;
    }

    private static String statistics(Container container) {
        try {
            return engine.stats(container.id());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double usedMemory(String stats) {
        double usage = RealEngine.number(stats, "usage");
        double inactive = RealEngine.number(stats, "total_inactive_file");
        return usage - (Double.isNaN(inactive) ? RealEngine.number(stats, "inactive_file") : inactive);
    }

    private static double written(String stats) {
        Matcher found = WRITTEN.matcher(stats);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    /** Some burn a quota, some hold memory, some write to a disk, whose use this kernel counts where it is limited. */
    private static void run(String name, int number, String disk) throws Exception {
        String work = switch (number % 3) {
            case 0 -> "while :; do :; done";
            case 1 -> "x=$(head -c 5000000 /dev/zero | tr '\\0' a); sleep 999; echo ${#x}";
            default -> "while :; do dd if=/dev/zero of=/f bs=64k count=8 oflag=direct conv=fsync; sleep 0.2; done";
        };
        List<String> words = new ArrayList<>(List.of("run", "-d", "--name", name, "--network", "none"));
        words.addAll(List.of("--cpus", "0.1", "-m", "64m", "--device-write-bps", disk + ":100mb"));
        words.addAll(List.of("busybox", "sh", "-c", work));
        engine.docker(words.toArray(String[]::new));
    }

    @Test
    void processorsMemoryAndDisksAreThoseOfTheEnginesOwnStatistics() throws Exception {
        Disk disk = Disk.of(engine.folder());
        List<Container> running = new ArrayList<>();
        for (int i = 0; i < CONTAINERS; i++) {
            run("c" + i, i, disk.path());
            running.add(container("c" + i));
        }
        containers = running;
        LockSupport.parkNanos(SETTLED.toNanos()); // the last ones still begin to work
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = source(agent)) {
            CollectedSamples beforeFirst = CollectedSamples.of(source);
            Map<String, String> before = statistics(running); // which this engine answers at a tick of its own
            CollectedSamples first = CollectedSamples.of(source);
            LockSupport.parkNanos(WINDOW.toNanos());
            Map<String, String> after = statistics(running);
            CollectedSamples second = CollectedSamples.of(source);
            for (Container container : running) {
                String path = "containers." + container.name() + ".";
                String old = before.getOrDefault(container.name(), "");
                String now = after.getOrDefault(container.name(), "");
                String writes = path + "blockio." + disk.name() + ".write_bytes";
                double bytes = written(now) - written(old);
                double counted = bytes == 0 ? 0 : second.value(writes) - first.value(writes);
                System.out.printf("%s: write_bytes %.0f, engine %.0f%n", container.name(), counted, bytes);
                double meanwhile = bytes == 0 ? 0 : first.value(writes) - beforeFirst.value(writes);
                assertThat(counted)
                        .as(writes)
                        .isCloseTo(bytes, within(Math.max(WRITTEN_AT_ONCE, 0.02 * bytes) + 2 * meanwhile));
                assertThat(bytes > 0).as(writes).isEqualTo(running.indexOf(container) % 3 == 2);
                double used = RealEngine.number(now, "total_usage") - RealEngine.number(old, "total_usage");
                double available =
                        RealEngine.number(now, "system_cpu_usage") - RealEngine.number(old, "system_cpu_usage");
                double percent = 100 * used / available * RealEngine.number(now, "online_cpus");
                System.out.printf(
                        "%s: cpu.percent %.3f, engine %.3f; memory.used_bytes %.0f, engine %.0f%n",
                        container.name(),
                        second.value(path + "cpu.percent"),
                        percent,
                        second.value(path + "memory.used_bytes"),
                        usedMemory(now));
                assertThat(second.value(path + "cpu.percent"))
                        .as(path + "cpu.percent")
                        .isCloseTo(percent, within(Math.max(0.1, 0.02 * percent)));
                boolean starts = running.indexOf(container) % 3
                        == 2; // programs, whose memory comes and goes between two readings
                assertThat(second.value(path + "memory.used_bytes"))
                        .as(path + "memory.used_bytes")
                        .isCloseTo(usedMemory(now), within(Math.max(starts ? MEBI : GRANULE, 0.02 * usedMemory(now))));
                assertThat(second.value(path + "memory.limit_bytes")).isEqualTo(64 * 1024 * 1024);
                assertThat(second.value(path + "cpu.limit_cores")).isEqualTo(0.1);
            }
        } finally {
            for (Container container : running) {
                engine.docker("rm", "-f", container.id());
            }
        }
    }

    @Test
    void containersThatComeAndGoLeaveNoDescriptorAndNoException() throws Exception {
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = source(agent)) {
            CollectedSamples.of(source);
            long before = openFiles();
            CompletableFuture<Void> churn = CompletableFuture.runAsync(this::comeAndGo);
            long mostOpen = before;
            int readings = 0;
            while (!churn.isDone()) {
                CollectedSamples.of(source);
                LockSupport.parkNanos(PAUSE.toNanos());
                mostOpen = Math.max(mostOpen, openFiles());
                readings++;
            }
            churn.join();
            CollectedSamples.of(source);

            System.out.printf(
                    "%d containers, %d readings, descriptors %d, at most %d, at the end %d%n",
                    SHORT_ONES, readings, before, mostOpen, openFiles());
            assertThat(mostOpen).isGreaterThan(before);
            assertThat(openFiles()).isEqualTo(before);
        }
    }

    /** The inventory knows of each only after it began, and of its end only after it ended. */
    private void comeAndGo() {
        try {
            for (int i = 0; i < SHORT_ONES; i++) {
                engine.docker("run", "-d", "--name", "s" + i, "--network", "none", "busybox", "sleep", "0.3");
                containers = List.of(container("s" + i));
                engine.docker("wait", "s" + i);
                engine.docker("rm", "-f", "s" + i);
            }
            containers = List.of();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of control groups and processes. */
    private static long openFiles() throws IOException {
        return OpenFiles.like("/sys/fs/cgroup/.*|/proc/\\d+/.*");
    }
}
