package dockerana.plugin.local.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A machine that never was: what it would have told at any time. Its fields are what tests change. */
final class MadeUpHost {
    static final double GIB = 1L << 30;

    final double begun = System.currentTimeMillis() / 1000.0;
    volatile List<MadeUpContainer> containers = usual(begun);
    volatile List<Map<String, Object>> events = happened(begun);
    volatile Map<String, Object> docker = Map.of(
            "state", "ok",
            "message", "Docker 27.3.1 at unix:///var/run/docker.sock, 10 containers, 8 of them running");
    volatile List<Map<String, Object>> parts = allWell();
    volatile List<Map<String, Object>> logs = List.of();
    volatile double interval = 2;
    volatile String run = "1";
    volatile double startedAt = begun - 3 * 86_400;
    /** From when to when nothing was collected. */
    volatile double gapFrom;

    volatile double gapUntil;

    /** Some logs of the machine itself. */
    static List<Map<String, Object>> logs() {
        return List.of(
                log("/var/log/auth.log", "sshd[811]: Accepted publickey for operator from 192.0.2.7 port 51122 ssh2"),
                log("/var/log/syslog", "web01 systemd[1]: Finished apt-daily.service - Daily apt download activities."),
                log("journal", "kernel: eth0: link up, 10000 Mb/s, full duplex, flow control rx/tx"));
    }

    /** A log of the machine itself, and its last line. */
    static Map<String, Object> log(String name, String text) {
        double time = System.currentTimeMillis() / 1000.0;
        return Map.of("name", name, "last", Map.of("cursor", "0", "time", time, "text", text));
    }

    static List<MadeUpContainer> usual(double now) {
        double day = 86_400;
        List<MadeUpContainer> all = new ArrayList<>();
        all.add(MadeUpContainer.running("shop-web-1", "nginx:1.27", 1, now - 6 * day)
                .in("shop", "web")
                .with("health", "healthy"));
        all.add(MadeUpContainer.running("shop-api-1", "shop/api:2.14.0", 4, now - 2 * day)
                .in("shop", "api")
                .with("health", "healthy")
                .with("limits", Map.of("cores", 1.5, "memoryBytes", (long) GIB, "pids", 200)));
        all.add(MadeUpContainer.running("shop-db-1", "postgres:17", 2.2, now - 6 * day)
                .in("shop", "db")
                .with("health", "healthy")
                .with("limits", Map.of("memoryBytes", (long) (2 * GIB)))
                .with(
                        "interfaces",
                        List.of(
                                Map.of("name", "eth0", "network", "shop_default", "veth", "veth5a1c09e"),
                                Map.of("name", "eth1", "network", "backup", "veth", "veth77b2f10"))));
        all.add(MadeUpContainer.running("shop-worker-1", "shop/worker:2.14.0", 3, now - 1500)
                .in("shop", "worker")
                .with("health", "unhealthy")
                .with("restarts", 3)
                .with("limits", Map.of("memoryBytes", (long) (GIB / 2))));
        all.add(MadeUpContainer.running("shop-mailer-1", "shop/mailer:1.3.2", 0.3, now - 2 * day)
                .in("shop", "mailer")
                .ended(137, now - 700, true)
                .with("restarts", 1));
        all.add(MadeUpContainer.running("monitoring-grafana-1", "grafana/grafana:13.0.1", 0.9, now - 9 * day)
                .in("monitoring", "grafana"));
        all.add(MadeUpContainer.running("monitoring-loki-1", "grafana/loki:3.4", 1.4, now - 9 * day)
                .in("monitoring", "loki"));
        all.add(MadeUpContainer.running("registry", "registry:3", 0.2, now - 31 * day));
        all.add(MadeUpContainer.running("ci-runner", "ci/runner:17.6", 5, now - 3600 * 5)
                .with("limits", Map.of("cores", 2)));
        all.add(MadeUpContainer.running("backup", "restic:0.18", 0.1, now - day).ended(0, now - 3600 * 7, false));
        return List.copyOf(all);
    }

    private static List<Map<String, Object>> happened(double now) {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(event(1, now - 3100, "start", "ci-runner", "container ci-runner started"));
        all.add(event(2, now - 1505, "die", "shop-worker-1", "container shop-worker-1 died, exit code 1"));
        all.add(event(3, now - 1500, "start", "shop-worker-1", "container shop-worker-1 started"));
        all.add(event(4, now - 702, "oom", "shop-mailer-1", "container shop-mailer-1 ran out of memory"));
        all.add(event(
                5, now - 700, "die", "shop-mailer-1", "container shop-mailer-1 died, exit code 137 (OOM-killed)"));
        all.add(event(6, now - 340, "health_status", "shop-worker-1", "container shop-worker-1 is unhealthy"));
        all.add(event(7, now - 200, "exec_start", "shop-db-1", "container shop-db-1: pg_isready was started"));
        return List.copyOf(all);
    }

    static Map<String, Object> event(int id, double time, String action, String container, String text) {
        Map<String, Object> event = new LinkedHashMap<>(Map.of(
                "id",
                "e" + id,
                "time",
                time,
                "action",
                action,
                "type",
                "container",
                "container",
                container,
                "text",
                text));
        if (action.equals("die")) {
            event.put("exitCode", text.contains("137") ? 137 : 1);
            event.put("lastLines", "connecting to smtp:25\nout of memory");
        }
        if (action.equals("health_status")) {
            event.put("health", text.contains("unhealthy") ? "unhealthy" : "healthy");
        }
        return event;
    }

    private static List<Map<String, Object>> allWell() {
        return List.of(
                part("source", "host", "host", "ok", "reads /proc and /sys", 12.4, 0, 0),
                part("source", "stats", "container-stats", "ok", "8 containers", 19.2, 0, 0),
                part("source", "network", "container-network", "ok", "9 interfaces", 7.2, 0, 0),
                part("source", "events", "docker-events", "ok", "listening", 0.1, 0, 0),
                part("source", "logs", "container-logs", "ok", "following 8 containers", 41, 0, 0),
                part("service", "docker", "docker", "ok", "Docker 27.3.1 at /var/run/docker.sock", 0, 0, 0),
                part("sink", "local", "local", "ok", "212 MiB of 512 MiB", 80, 0, 0),
                part("sink", "graphite", "carbon", "ok", "connected to carbon.example.com:2004", 39, 18_000, 0.4));
    }

    static Map<String, Object> part(
            String role, String id, String type, String level, String message, double rate, long queued, double lag) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("role", role);
        part.put("id", id);
        part.put("type", type);
        part.put("level", level);
        part.put("message", message);
        part.put("perSecond", rate);
        part.put("queuedBytes", queued);
        part.put("lagSeconds", lag);
        part.put("dropped", Map.of());
        return part;
    }

    Map<String, Double> values(double time) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (time >= gapFrom && time < gapUntil) {
            return values;
        }
        Wave wave = new Wave(1, time);
        double memory = 4.9 * GIB + wave.at(1, 0, 0.4 * GIB);
        values.put("uptime_seconds", 41 * 86_400.0 + time - begun);
        values.put("cpu.used", Math.max(1, wave.at(0, 24, 14)));
        values.put("cpu.iowait", Math.max(0, wave.at(2, 1, 1)));
        values.put("cpu.cores", 4.0);
        values.put("load.1m", Math.max(0, wave.at(3, 1.1, 0.7)));
        values.put("load.5m", 1.02);
        values.put("load.15m", 0.94);
        values.put("memory.total_bytes", 7.6 * GIB);
        values.put("memory.used_bytes", memory);
        values.put("memory.used_percent", 100 * memory / (7.6 * GIB));
        values.put("swap.total_bytes", 2 * GIB);
        values.put("swap.used_bytes", 0.11 * GIB);
        double disk = 71 * GIB + (time - begun) * 90_000;
        values.put("filesystem.rootfs.used_percent", disk / GIB);
        values.put("filesystem.rootfs.used_bytes", disk);
        values.put("filesystem.rootfs.available_bytes", 100 * GIB - disk);
        values.put("filesystem.boot.used_percent", 31.0);
        values.put("filesystem.boot.available_bytes", 0.6 * GIB);
        values.put("network.eth0.rx_bytes", Math.max(0, wave.at(5, 900_000, 600_000)));
        values.put("network.eth0.tx_bytes", Math.max(0, wave.at(6, 2_400_000, 900_000)));
        values.put("network.lo.rx_bytes", 12_000.0);
        values.put("network.lo.tx_bytes", 12_000.0);
        values.put("disk.sda.read_bytes", Math.max(0, wave.at(7, 20_000, 40_000)));
        values.put("disk.sda.write_bytes", Math.max(0, wave.at(8, 700_000, 400_000)));
        values.put("pressure.cpu.some_seconds", Math.max(0, wave.at(11, 0.04, 0.03)));
        values.put("pressure.memory.some_seconds", 0.0);
        values.put("pressure.io.some_seconds", Math.max(0, wave.at(12, 0.01, 0.01)));
        values.put("agent.rss_bytes", wave.at(9, 84, 2) * (1 << 20));
        values.put("agent.heap_bytes", wave.at(10, 21, 6) * (1 << 20));
        values.put("agent.cpu_seconds", 0.011);
        values.put("agent.threads", 31.0);
        values.put("agent.series", 412.0);
        values.put("agent.sinks.graphite.sent", 39.0);
        values.put("agent.sinks.graphite.queued", 0.0);
        containers.forEach(container -> values.putAll(container.values(time)));
        values.put("docker.containers.running", (double)
                containers.stream().filter(MadeUpContainer::runs).count());
        return values;
    }

    Map<String, Double> values(double time, List<String> patterns) {
        Predicate<String> wanted = matching(patterns);
        return values(time).entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }

    /** A path is wanted if it fits one of them; with none, every one is. */
    static Predicate<String> matching(List<String> patterns) {
        if (patterns.isEmpty()) {
            return _ -> true;
        }
        return patterns.stream()
                .map(pattern -> Pattern.compile(pattern.replace(".", "\\.")
                                .replace("**", "\u0000")
                                .replace("*", "[^.]*")
                                .replace("\u0000", ".*")
                                .replace("{", "(?:")
                                .replace("}", ")")
                                .replace(",", "|"))
                        .asMatchPredicate())
                .reduce(_ -> false, Predicate::or);
    }
}
