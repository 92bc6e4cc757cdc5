package dockerana.plugin.local.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container that never was, whose numbers follow from the time alone.
 *
 * @param facts what the api says of it beside numbers
 * @param load how busy it is: 1 is usual
 */
record MadeUpContainer(Map<String, Object> facts, double load) {
    private static final long MIB = 1 << 20;

    static MadeUpContainer running(String name, String image, double load, double startedAt) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", name.replaceAll("[^A-Za-z0-9_-]", "_"));
        facts.put("title", name);
        facts.put("id", "%012x".formatted(name.hashCode() & 0xffffffffL));
        facts.put("image", image);
        facts.put("state", "running");
        facts.put("health", "none");
        facts.put("startedAt", startedAt);
        facts.put("restarts", 0);
        facts.put("limits", Map.of());
        facts.put(
                "interfaces",
                List.of(Map.of(
                        "name",
                        "eth0",
                        "network",
                        "bridge",
                        "veth",
                        "veth%07x".formatted(name.hashCode() & 0xfffffff))));
        facts.put("labels", Map.of("com.example.team", "shop"));
        return new MadeUpContainer(facts, load);
    }

    MadeUpContainer with(String fact, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(facts);
        changed.put(fact, value);
        return new MadeUpContainer(changed, load);
    }

    MadeUpContainer in(String project, String service) {
        return with("project", project)
                .with("service", service)
                .with(
                        "interfaces",
                        List.of(Map.of(
                                "name",
                                "eth0",
                                "network",
                                project + "_default",
                                "veth",
                                "veth%07x".formatted(name().hashCode() & 0xfffffff))));
    }

    MadeUpContainer ended(int exitCode, double finishedAt, boolean oomKilled) {
        return with("state", "exited")
                .with("exitCode", exitCode)
                .with("finishedAt", finishedAt)
                .with("oomKilled", oomKilled);
    }

    String name() {
        return String.valueOf(facts.get("name"));
    }

    boolean runs() {
        return "running".equals(facts.get("state")) || "paused".equals(facts.get("state"));
    }

    /** Its values at that time, by whole paths. */
    Map<String, Double> values(double time) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (!runs()) {
            return values;
        }
        Wave wave = new Wave(name().hashCode(), time);
        double cpu = Math.max(0, load * wave.at(0, 8, 6));
        double memory = Math.max(4, load * wave.at(1, 180, 24)) * MIB;
        put(values, "cpu.percent", cpu);
        put(values, "memory.cache_bytes", memory * 0.4);
        put(values, "pids.current", Math.rint(6 + 4 * load));
        put(values, "pressure.cpu.some_seconds", cpu / 2000);
        put(values, "pressure.memory.some_seconds", 0);
        put(values, "pressure.io.some_seconds", wave.at(6, 0.01, 0.01));
        Map<?, ?> limits = (Map<?, ?>) facts.getOrDefault("limits", Map.of());
        double limit = 7.6 * 1024 * MIB;
        if (limits.get("memoryBytes") instanceof Number bytes) {
            limit = bytes.doubleValue();
            memory = Math.min(memory, limit * 0.99);
        }
        put(values, "memory.used_bytes", memory);
        put(values, "memory.limit_bytes", limit);
        put(values, "memory.used_percent", 100 * memory / limit);
        if (limits.get("cores") instanceof Number cores) {
            put(values, "cpu.limit_cores", cores.doubleValue());
            put(values, "cpu.limit_percent", Math.min(100, cpu / cores.doubleValue()));
            put(values, "cpu.throttled_seconds", Math.max(0, cpu / cores.doubleValue() - 60) / 100);
        }
        for (Object one : (List<?>) facts.getOrDefault("interfaces", List.of())) {
            String path = "network." + ((Map<?, ?>) one).get("name") + '.';
            put(values, path + "rx_bytes", Math.max(0, load * wave.at(2, 90_000, 60_000)));
            put(values, path + "tx_bytes", Math.max(0, load * wave.at(3, 240_000, 90_000)));
            put(values, path + "rx_packets", Math.max(0, load * wave.at(2, 90, 60)));
            put(values, path + "tx_packets", Math.max(0, load * wave.at(3, 140, 60)));
            for (String leaf : List.of("rx_errors", "tx_errors", "rx_dropped", "tx_dropped")) {
                put(values, path + leaf, 0);
            }
        }
        put(values, "blockio.sda.read_bytes", Math.max(0, load * wave.at(4, 4_000, 9_000)));
        put(values, "blockio.sda.write_bytes", Math.max(0, load * wave.at(5, 60_000, 50_000)));
        put(values, "logs.stdout.lines", Math.max(0, load * wave.at(7, 4, 3)));
        put(values, "logs.stderr.lines", "unhealthy".equals(facts.get("health")) ? 2.4 : 0);
        return values;
    }

    private void put(Map<String, Double> values, String path, double value) {
        values.put("containers." + name() + '.' + path, value);
    }

    /** A name for each of many, as orchestrators give them. */
    static List<MadeUpContainer> many(int count, double now) {
        List<String> services = List.of("api", "web", "worker", "cache", "queue", "cron", "proxy", "search");
        List<MadeUpContainer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String service = services.get(i % services.size());
            String project = "stack" + i / 25;
            all.add(running(
                            "%s-%s-%d".formatted(project, service, i),
                            "registry/" + service + ":1." + i % 9,
                            0.2 + i % 7 / 3.0,
                            now - 600 - i * 977)
                    .in(project, service));
        }
        return all;
    }
}
