package dockerana.plugin.containerstats;

import static dockerana.plugin.containers.ApiWay.number;

import dockerana.api.Samples;
import dockerana.plugin.containers.ApiWay;
import dockerana.plugin.containers.Run;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Limits;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One run of a container by what the engine tells of it, which reads the same files. What it does not tell is not made up: pressure, swap, OOM
 * kills; of cgroup v2 also operations of block devices, the peak of memory, and how often its limit was hit. Confined to the thread of its source.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerStats">ContainerStats</a>
 */
final class ToldStats implements ApiWay.OfRun {
    private static final double NANOS = 1e9;

    /** What stands for no limit: the highest number that there is. */
    private static final double NO_LIMIT = Math.scalb(1.0, 62);

    private static final String MEMORY = "memory_stats.stats.";

    /** Only cgroup v1 has both a container's own numbers and those with all below. */
    private static final String LEGACY = MEMORY + "total_inactive_file";

    private static final String BYTES = "blkio_stats.io_service_bytes_recursive.";
    private static final String OPERATIONS = "blkio_stats.io_serviced_recursive.";

    private final EngineTime time = new EngineTime();
    private final CpuSeries cpu;
    private final MemorySeries memory;
    private final PidsSeries pids;
    private final BlockDevices devices;
    private Limits limits = new Limits(0, 0, 0);

    /** The engine's own measure. */
    private static final class EngineTime implements ProcessorTime {
        private double seconds = Double.NaN;
        private double processors = Double.NaN;

        void take(Map<String, Double> told) {
            seconds = number(told, "cpu_stats.system_cpu_usage") / NANOS;
            double online = number(told, "cpu_stats.online_cpus");
            processors = online > 0 ? online : listed(told);
        }

        /** Older engines only list what was used of each. */
        private static double listed(Map<String, Double> told) {
            return told.keySet().stream()
                    .filter(path -> path.startsWith("cpu_stats.cpu_usage.percpu_usage."))
                    .count();
        }

        @Override
        public double seconds() {
            return seconds;
        }

        @Override
        public double processors() {
            return processors;
        }
    }

    /** @param names finds the name of a device by its number; what has none goes by its number */
    ToldStats(Run run, Function<String, Optional<String>> names, InstantSource clock) {
        cpu = new CpuSeries(run, time);
        memory = new MemorySeries(run);
        pids = new PidsSeries(run);
        devices = new BlockDevices(run, number -> names.apply(number).or(() -> Optional.of(number)), clock);
    }

    @Override
    public void seen(Container container) {
        limits = container.limits();
    }

    @Override
    public void addTo(Map<String, Double> told, Samples samples) {
        time.take(told);
        addCpu(told, samples);
        addMemory(told, samples);
        addBlockIo(told, samples);
        double most = number(told, "pids_stats.limit");
        pids.add(samples, number(told, "pids_stats.current"), most > 0 && most < NO_LIMIT ? most : Double.NaN);
    }

    private void addCpu(Map<String, Double> told, Samples samples) {
        String used = "cpu_stats.cpu_usage.";
        cpu.addUsage(
                samples,
                number(told, used + "total_usage") / NANOS,
                number(told, used + "usage_in_usermode") / NANOS,
                number(told, used + "usage_in_kernelmode") / NANOS,
                limits.cores() > 0 ? limits.cores() : Double.NaN);
        String throttled = "cpu_stats.throttling_data.";
        cpu.addThrottling(
                samples,
                number(told, throttled + "periods"),
                number(told, throttled + "throttled_periods"),
                number(told, throttled + "throttled_time") / NANOS);
    }

    /** An engine that has no accounting of memory tells nothing at all. */
    private void addMemory(Map<String, Double> told, Samples samples) {
        double usage = number(told, "memory_stats.usage");
        if (Double.isNaN(usage)) {
            return;
        }
        boolean legacy = told.containsKey(LEGACY);
        String all = legacy ? MEMORY + "total_" : MEMORY;
        double limit = number(told, "memory_stats.limit");
        memory.addUsage(samples, usage, number(told, all + "inactive_file"), limit > 0 ? limit : Double.NaN);
        memory.addParts(
                samples,
                number(told, legacy ? all + "cache" : all + "file"),
                number(told, legacy ? all + "rss" : all + "anon"),
                Double.NaN,
                number(told, "memory_stats.max_usage"));
        double hits = told.getOrDefault("memory_stats.failcnt", 0.0); // left out if there was none
        memory.addEvents(
                samples,
                Double.NaN,
                legacy ? hits : Double.NaN,
                number(told, all + "pgfault"),
                number(told, all + "pgmajfault"));
    }

    private void addBlockIo(Map<String, Double> told, Samples samples) {
        devices.begin();
        put(told, BYTES, BlockDevices.READ_BYTES, BlockDevices.WRITE_BYTES);
        put(told, OPERATIONS, BlockDevices.READS, BlockDevices.WRITES);
        devices.addTo(samples);
    }

    /** In the order of their numbers, so that the series keep theirs. */
    private void put(Map<String, Double> told, String list, int reads, int writes) {
        told.keySet().stream().filter(path -> path.startsWith(list)).sorted().forEach(path -> {
            int end = path.lastIndexOf('.');
            String operation = path.substring(end + 1);
            boolean read = operation.equals("read");
            if (read || operation.equals("write")) {
                BlockDevices.Device device = devices.at(path.substring(list.length(), end));
                if (device != null) {
                    device.put(read ? reads : writes, number(told, path));
                }
            }
        });
    }

    @Override
    public void close() {}
}
