package dockerana.plugin.host;

import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each value of the live machine beside that of an independent program, over the same seconds. */
@Tag("service")
class LiveMachineTest {
    private static final Duration WINDOW = Duration.ofSeconds("true".equals(System.getenv("DOCKERANA_LONG")) ? 30 : 8);

    /** How long before the end the inner window ends. */
    private static final Duration MARGIN = Duration.ofMillis(300);

    private final TestAgent agent = TestAgent.ofSource("host");
    private final HostSource outer = new HostSource(TestConfig.ofThisMachine(), agent);
    private final HostSource inner = new HostSource(TestConfig.ofThisMachine(), agent);
    private final Comparison comparison = new Comparison();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        outer.close();
        inner.close();
        agent.close();
    }

    /** The two windows of the source around a tool's: the outer one holds more, the inner one less. */
    private record Windows(
            CollectedSamples outerBegin,
            CollectedSamples innerBegin,
            CollectedSamples innerEnd,
            CollectedSamples outerEnd) {
        double innerGrowth(String path) {
            return innerEnd.value(path) - innerBegin.value(path);
        }

        double outerGrowth(String path) {
            return outerEnd.value(path) - outerBegin.value(path);
        }
    }

    @Test
    void processorsDisksAndInterfacesAreWhatVmstatIostatAndIpSay() throws Exception {
        String seconds = String.valueOf(WINDOW.toSeconds());
        CollectedSamples outerBegin = CollectedSamples.of(outer);
        try (Tool vmstat = new Tool("vmstat", "-n", seconds, "2");
                Tool iostat = new Tool("iostat", "-dxk", seconds, "2")) {
            vmstat.line("procs");
            String vmstatHead = vmstat.line();
            vmstat.line();
            iostat.line("Device");
            iostat.block();
            Map<String, List<Long>> ipBegin = interfaces();
            CollectedSamples innerBegin = CollectedSamples.of(inner);
            long end = System.nanoTime() + WINDOW.minus(MARGIN).toNanos();
            Load.ofDisk(folder.resolve("load"));
            Load.ofLoopback();
            Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime()))); // the tools' window is a time
            CollectedSamples innerEnd = CollectedSamples.of(inner);
            String vmstatLine = vmstat.line();
            String iostatHead = iostat.line("Device");
            List<String> iostatLines = iostat.block();
            Map<String, List<Long>> ipEnd = interfaces();
            Windows windows = new Windows(outerBegin, innerBegin, innerEnd, CollectedSamples.of(outer));

            compareProcessors(windows, Tool.Columns.of(vmstatHead, vmstatLine));
            iostatLines.forEach(line -> compareDisk(windows, Tool.Columns.of(iostatHead, line)));
            ipEnd.forEach(
                    (name, numbers) -> compareInterface(windows, name, ipBegin.getOrDefault(name, List.of()), numbers));
        }
        comparison.check(5 + 7 + 8);
    }

    private void compareProcessors(Windows windows, Tool.Columns vmstat) {
        Map<String, List<String>> columns = Map.of(
                "us", List.of("cpu.user", "cpu.nice"),
                "sy", List.of("cpu.system", "cpu.irq", "cpu.softirq"),
                "id", List.of("cpu.idle"),
                "wa", List.of("cpu.iowait"),
                "st", List.of("cpu.steal"));
        columns.forEach((column, paths) -> comparison.add(
                "vmstat " + column + ": " + String.join(" + ", paths),
                paths.stream().mapToDouble(windows.innerEnd::value).sum(),
                paths.stream().mapToDouble(windows.outerEnd::value).sum(),
                vmstat.number(column),
                1));
    }

    private void compareDisk(Windows windows, Tool.Columns iostat) {
        String disk = "disk." + iostat.word("Device") + '.';
        if (!windows.outerBegin.has(disk + "reads")) {
            return; // those that the source leaves out on purpose
        }
        comparePerSecond(windows, iostat, "r/s", disk + "reads", 1, 1);
        comparePerSecond(windows, iostat, "w/s", disk + "writes", 1, 1);
        comparePerSecond(windows, iostat, "rkB/s", disk + "read_bytes", 1024, 4);
        comparePerSecond(windows, iostat, "wkB/s", disk + "write_bytes", 1024, 4);
        comparePerSecond(windows, iostat, "%util", disk + "busy_seconds", 0.01, 0.1);
        compareWait(windows, iostat, "r_await", disk + "read_seconds", disk + "reads");
        compareWait(windows, iostat, "w_await", disk + "write_seconds", disk + "writes");
    }

    /** @param granule of the counter, in the tool's unit, that may fall on either side of a window's edge */
    private void comparePerSecond(
            Windows windows, Tool.Columns iostat, String column, String path, double unit, double granule) {
        double perSecond = unit * WINDOW.toSeconds();
        comparison.add(
                "iostat " + column + ": " + path,
                windows.innerGrowth(path) / perSecond,
                windows.outerGrowth(path) / perSecond,
                iostat.number(column),
                granule / WINDOW.toSeconds());
    }

    private void compareWait(Windows windows, Tool.Columns iostat, String column, String seconds, String times) {
        comparison.add(
                "iostat " + column + ": " + seconds,
                1000 * windows.innerGrowth(seconds) / Math.max(1, windows.innerGrowth(times)),
                1000 * windows.outerGrowth(seconds) / Math.max(1, windows.outerGrowth(times)),
                iostat.number(column),
                0.01);
    }

    /** Of each interface: bytes, packets, errors, dropped, missed received; then bytes, packets, errors, dropped sent. */
    private static Map<String, List<Long>> interfaces() throws Exception {
        Map<String, List<Long>> found = new HashMap<>();
        List<String> lines = Tool.output("ip", "-s", "link", "show");
        for (int i = 0; i + 5 < lines.size(); i += 6) {
            String name = Tool.words(lines.get(i)).get(1).replaceAll("(@.*)?:$", "");
            List<String> numbers = List.of(lines.get(i + 3), lines.get(i + 5));
            found.put(
                    name,
                    numbers.stream()
                            .flatMap(line -> Tool.words(line).stream())
                            .map(Long::valueOf)
                            .toList());
        }
        return found;
    }

    private void compareInterface(Windows windows, String name, List<Long> begin, List<Long> end) {
        String path = "network." + name + '.';
        if (!windows.outerBegin.has(path + "rx_bytes") || begin.isEmpty()) {
            return;
        }
        Map<String, List<Integer>> columns = Map.of(
                "rx_bytes", List.of(0),
                "rx_packets", List.of(1),
                "rx_errors", List.of(2),
                "rx_dropped", List.of(3, 4), // the kernel's table counts what was missed as dropped
                "tx_bytes", List.of(6),
                "tx_packets", List.of(7),
                "tx_errors", List.of(8),
                "tx_dropped", List.of(9));
        columns.forEach((leaf, indexes) -> comparison.add(
                "ip -s link: " + path + leaf,
                windows.innerGrowth(path + leaf),
                windows.outerGrowth(path + leaf),
                indexes.stream()
                        .mapToDouble(i -> (double) (end.get(i) - begin.get(i)))
                        .sum(),
                0));
    }

    @Test
    void memoryAndSwapAreWhatFreeSays() throws Exception {
        CollectedSamples before = CollectedSamples.of(outer);
        List<String> lines = Tool.output("free", "-b", "-w");
        CollectedSamples after = CollectedSamples.of(outer);

        Tool.Columns memory = Tool.Columns.of("row " + lines.get(0), lines.get(1));
        Tool.Columns swap = Tool.Columns.of("row " + lines.get(0), lines.get(2));
        for (String column : List.of("total", "used", "free", "available", "buffers")) {
            compareBytes(before, after, "free", "memory." + column + "_bytes", memory.number(column));
        }
        compareBytes(before, after, "free", "swap.total_bytes", swap.number("total"));
        compareBytes(before, after, "free", "swap.used_bytes", swap.number("used"));
        comparison.check(7);
    }

    @Test
    void filesystemsAreWhatDfSays() throws Exception {
        CollectedSamples before = CollectedSamples.of(outer);
        List<String> lines = Tool.output("df", "-B1", "--output=size,used,avail,pcent,ipcent", "/");
        CollectedSamples after = CollectedSamples.of(outer);

        List<String> df = Tool.words(lines.getLast().replace("%", ""));
        String path = "filesystem.rootfs.";
        compareBytes(before, after, "df", path + "total_bytes", Double.parseDouble(df.get(0)));
        compareBytes(before, after, "df", path + "used_bytes", Double.parseDouble(df.get(1)));
        compareBytes(before, after, "df", path + "available_bytes", Double.parseDouble(df.get(2)));
        comparePercent(before, after, path + "used_percent", df.get(3));
        comparePercent(before, after, path + "inodes_used_percent", df.get(4));
        comparison.check(5);
    }

    @Test
    void loadForksAndUptimeAreWhatUptimeAndVmstatSay() throws Exception {
        CollectedSamples before = CollectedSamples.of(outer);
        List<String> uptime = Tool.output("uptime");
        List<String> forks = Tool.output("vmstat", "-f");
        CollectedSamples after = CollectedSamples.of(outer);

        List<String> words = Tool.words(uptime.getLast().replace(",", ""));
        List<String> loads = List.of("load.1m", "load.5m", "load.15m");
        for (int i = 0; i < loads.size(); i++) {
            String path = loads.get(i);
            double load = Double.parseDouble(words.get(words.size() - 3 + i));
            comparison.add("uptime: " + path, before.value(path), after.value(path), load, 0.01);
        }
        compareBytes(
                before,
                after,
                "vmstat -f",
                "processes.forks",
                Double.parseDouble(Tool.words(forks.getLast()).getFirst()));
        comparison.check(4);
    }

    private void compareBytes(CollectedSamples before, CollectedSamples after, String tool, String path, double said) {
        comparison.add(tool + ": " + path, before.value(path), after.value(path), said, 0);
    }

    /** df prints whole numbers, rounded up. */
    private void comparePercent(CollectedSamples before, CollectedSamples after, String path, String said) {
        comparison.add("df: " + path, before.value(path), after.value(path), Double.parseDouble(said), 1);
    }
}
