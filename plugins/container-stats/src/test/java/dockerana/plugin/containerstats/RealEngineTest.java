package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.engine.Churn;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Those of control groups and processes that it holds open. */
    private static final String FILES = "/sys/fs/cgroup/.*|/proc/\\d+/.*";

    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final double GRANULE = 256 * 1024;
    private static final double MEBI = 1024 * 1024;
    private static final Duration WINDOW = Duration.ofSeconds(LONG ? 30 : 8);
    private static final double WRITTEN_AT_ONCE = 8 * 64 * 1024;
    private static final Pattern WRITTEN =
            Pattern.compile("io_service_bytes_recursive\":\\[[^]]*\"op\":\"[Ww]rite\",\"value\":(\\d+)");

    /** Of three containers, the one that writes to a disk, with programs that start and end. */
    private static final int WRITES = 2;

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

    /** Percent of a processor between two answers. */
    private static double processors(String old, String now) {
        double used = RealEngine.number(now, "total_usage") - RealEngine.number(old, "total_usage");
        double available = RealEngine.number(now, "system_cpu_usage") - RealEngine.number(old, "system_cpu_usage");
        return 100 * used / available * RealEngine.number(now, "online_cpus");
    }

    private static void assertClose(CollectedSamples read, String path, double told, double granule) {
        System.out.printf("%s %.3f, engine %.3f%n", path, read.value(path), told);
        assertThat(read.value(path)).as(path).isCloseTo(told, within(Math.max(granule, 0.02 * told)));
    }

    /** Between the first and the second reading; between the one before and the first, the engine was asked. */
    private static void assertWritten(
            String path,
            double told,
            boolean expected,
            CollectedSamples beforeFirst,
            CollectedSamples first,
            CollectedSamples second) {
        assertThat(told > 0).as(path).isEqualTo(expected);
        double counted = told == 0 ? 0 : second.value(path) - first.value(path);
        double meanwhile = told == 0 ? 0 : first.value(path) - beforeFirst.value(path);
        System.out.printf("%s %.0f, engine %.0f%n", path, counted, told);
        assertThat(counted).as(path).isCloseTo(told, within(Math.max(WRITTEN_AT_ONCE, 0.02 * told) + 2 * meanwhile));
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
        List<String> names = running.stream().map(Container::name).toList();
        LockSupport.parkNanos(SETTLED.toNanos()); // the last ones still begin to work
        try (TestAgent agent = TestAgent.ofSource("container-stats");
                ContainerStatsSource source = source(agent)) {
            CollectedSamples beforeFirst = CollectedSamples.of(source);
            Map<String, String> before = engine.stats(names); // which this engine answers at a tick of its own
            CollectedSamples first = CollectedSamples.of(source);
            LockSupport.parkNanos(WINDOW.toNanos());
            Map<String, String> after = engine.stats(names);
            CollectedSamples second = CollectedSamples.of(source);
            for (int i = 0; i < CONTAINERS; i++) {
                String name = names.get(i);
                String path = "containers." + name + ".";
                String old = before.getOrDefault(name, "");
                String now = after.getOrDefault(name, "");
                String writes = path + "blockio." + disk.name() + ".write_bytes";
                assertWritten(writes, written(now) - written(old), i % 3 == WRITES, beforeFirst, first, second);
                assertClose(second, path + "cpu.percent", processors(old, now), 0.1);
                // where programs start, memory comes and goes between two readings
                assertClose(second, path + "memory.used_bytes", usedMemory(now), i % 3 == WRITES ? MEBI : GRANULE);
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
            new Churn(engine, SHORT_ONES, "none", this::hold).leavesNothing(source, FILES);
        }
    }

    private void hold(List<String> names) throws Exception {
        List<Container> there = new ArrayList<>();
        for (String name : names) {
            there.add(container(name));
        }
        containers = there;
    }
}
