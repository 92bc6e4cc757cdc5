package dockerana.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What the kernel says now, by the paths that metrics have in the catalogue's table "Host": read independently of the agent and in the plainest
 * way, for comparison.
 *
 * @param counters running totals
 * @param gauges readings
 */
record KernelReadings(Map<String, Double> counters, Map<String, Double> gauges) {
    private static final int SECTOR_BYTES = 512;
    private static final int PAGE_BYTES = 4096;

    static KernelReadings now() {
        KernelReadings readings = new KernelReadings(new TreeMap<>(), new TreeMap<>());
        readings.readProcessors();
        readings.readLoad();
        readings.readMemory();
        readings.readDisks();
        readings.readInterfaces();
        readings.readPressure();
        readings.gauges.put("uptime_seconds", number(words(lines("uptime").getFirst())[0]));
        return readings;
    }

    private void readProcessors() {
        each("stat", " ", (key, values) -> {
            if (key.matches("cpu\\d+")) {
                gauges.merge("cpu.cores", 1.0, Double::sum);
            } else if (key.equals("processes")) {
                counters.put("processes.forks", number(values[0]));
            }
        });
    }

    private void readLoad() {
        String[] load = words(lines("loadavg").getFirst());
        gauges.put("load.1m", number(load[0]));
        gauges.put("load.5m", number(load[1]));
        gauges.put("load.15m", number(load[2]));
        gauges.put("processes.threads", number(load[3].substring(load[3].indexOf('/') + 1)));
    }

    private void readMemory() {
        Map<String, Double> bytes = new TreeMap<>();
        each("meminfo", ":", (key, values) -> bytes.put(key, number(values[0]) * 1024));
        gauges.put("memory.total_bytes", known(bytes, "MemTotal"));
        gauges.put("memory.available_bytes", known(bytes, "MemAvailable"));
        gauges.put("memory.used_bytes", known(bytes, "MemTotal") - known(bytes, "MemAvailable"));
        gauges.put("memory.free_bytes", known(bytes, "MemFree"));
        gauges.put("memory.buffers_bytes", known(bytes, "Buffers"));
        gauges.put("memory.cached_bytes", known(bytes, "Cached"));
        gauges.put("memory.slab_bytes", known(bytes, "Slab"));
        gauges.put("swap.total_bytes", known(bytes, "SwapTotal"));
        gauges.put("swap.used_bytes", known(bytes, "SwapTotal") - known(bytes, "SwapFree"));
        each("vmstat", " ", (key, values) -> {
            if (key.equals("pswpin")) {
                counters.put("swap.in_bytes", number(values[0]) * PAGE_BYTES);
            } else if (key.equals("pswpout")) {
                counters.put("swap.out_bytes", number(values[0]) * PAGE_BYTES);
            }
        });
    }

    private void readDisks() {
        for (String line : lines("diskstats")) {
            String[] words = words(line);
            String disk = words[2];
            boolean idle = Arrays.stream(words).skip(3).allMatch("0"::equals);
            if (idle || disk.matches("(loop|z?ram)\\d+") || !Files.exists(Path.of("/sys/block", disk))) {
                continue;
            }
            String prefix = "disk." + disk + ".";
            counters.put(prefix + "reads", number(words[3]));
            counters.put(prefix + "read_bytes", number(words[5]) * SECTOR_BYTES);
            counters.put(prefix + "read_seconds", number(words[6]) / 1000);
            counters.put(prefix + "writes", number(words[7]));
            counters.put(prefix + "write_bytes", number(words[9]) * SECTOR_BYTES);
            counters.put(prefix + "write_seconds", number(words[10]) / 1000);
            gauges.put(prefix + "in_flight", number(words[11]));
            counters.put(prefix + "busy_seconds", number(words[12]) / 1000);
        }
    }

    private void readInterfaces() {
        List<String> leaves = List.of(
                "rx_bytes",
                "rx_packets",
                "rx_errors",
                "rx_dropped",
                "rx_overruns",
                "",
                "",
                "",
                "tx_bytes",
                "tx_packets",
                "tx_errors",
                "tx_dropped",
                "tx_overruns");
        each("net/dev", ":", (name, values) -> {
            if (name.matches("veth.*|br-[0-9a-f]{12}")) {
                return;
            }
            for (int i = 0; i < leaves.size(); i++) {
                if (!leaves.get(i).isEmpty()) {
                    counters.put(
                            "network." + name.replaceAll("[^A-Za-z0-9_-]", "_") + "." + leaves.get(i),
                            number(values[i]));
                }
            }
        });
    }

    private void readPressure() {
        for (String resource : List.of("cpu", "memory", "io")) {
            if (!Files.exists(Path.of("/proc/pressure", resource))) {
                continue;
            }
            for (String line : lines("pressure/" + resource)) {
                String[] words = words(line);
                if (words[0].equals("some") || !resource.equals("cpu")) {
                    counters.put(
                            "pressure." + resource + "." + words[0] + "_seconds",
                            number(words[4].substring("total=".length())) / 1e6);
                }
            }
        }
    }

    /** The value of a key that must be there. */
    static <K> double known(Map<K, Double> values, K key) {
        return Objects.requireNonNull(values.get(key), () -> "no value for " + key);
    }

    private static void each(String file, String separator, BiConsumer<String, String[]> line) {
        lines(file).stream()
                .filter(text -> text.contains(separator))
                .map(text -> text.split(separator, 2))
                .forEach(pair -> line.accept(pair[0].strip(), words(pair[1])));
    }

    private static List<String> lines(String file) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", file))) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] words(String line) {
        return Arrays.stream(line.split("[ \\t]+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    private static double number(String word) {
        return Double.parseDouble(word);
    }
}
