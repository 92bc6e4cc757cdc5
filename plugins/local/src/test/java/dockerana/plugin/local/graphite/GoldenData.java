package dockerana.plugin.local.graphite;

import dockerana.plugin.local.history.Points;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** The numbers that both a real Graphite and ours are asked about: two hours of two hosts, with gaps, restarts and several steps. */
final class GoldenData {
    /** How much there is. */
    static final int SECONDS = 7200;

    /** What they say {@code now} is: always the same distance behind a full hour, and in the past. */
    final long now = Instant.now().truncatedTo(ChronoUnit.HOURS).getEpochSecond() - 3600 + 2230;

    /** By path, or by name and tags. */
    final SortedMap<String, Points> series = new TreeMap<>();

    GoldenData() {
        host("golden.web01", 10, "web", "db", "cache", "shop-api-1");
        host("golden.web02", 60, "web", "db");
        for (String disk : new String[] {"sda1", "sda2", "sda10"}) {
            add("golden.web01.disk." + disk + ".read_bytes", 10, total(disk));
        }
        add("golden.odd.twenty.value", 20, percent("twenty"));
        add("golden.odd.forty.value", 40, percent("forty"));
        add("golden.odd.negative.value", 10, i -> Math.sin(i / 50) * 25);
        add("golden.odd.constant.value", 10, i -> 4);
        add("golden.odd.zero.value", 10, i -> 0);
        add("golden.odd.large.value", 10, i -> 3e15 + i * 1e12);
        add("golden.odd.tiny.value", 10, i -> 1e-9 * (i + 1));
        add("golden.odd.sparse.value", 10, i -> i % 6 == 0 ? i : Double.NaN);
        add("golden.odd.late.value", 10, i -> i < 400 ? Double.NaN : i);
        add("golden.odd.early.value", 10, i -> i > 710 ? Double.NaN : 700 - i);
        for (String container : new String[] {"web", "db", "cache"}) {
            for (String host : new String[] {"web01", "web02"}) {
                add("tagged.cpu.percent;container=" + container + ";host=" + host, 10, percent(container + host));
            }
            add("tagged.memory.used_bytes;container=" + container + ";host=web01", 10, bytes(container));
        }
    }

    private void host(String host, int step, String... containers) {
        for (String mode : new String[] {"user", "system", "idle", "iowait"}) {
            add(host + ".cpu." + mode, step, percent(host + mode));
        }
        for (String load : new String[] {"1m", "5m", "15m"}) {
            add(host + ".load." + load, step, i -> percent(host + load).applyAsDouble(i) / 40);
        }
        add(host + ".memory.used_bytes", step, bytes(host));
        add(host + ".memory.total_bytes", step, i -> 17_179_869_184.0);
        for (String container : containers) {
            String path = host + ".containers." + container;
            add(path + ".cpu.percent", step, gappy(container, percent(path)));
            add(path + ".memory.used_bytes", step, bytes(path));
            add(path + ".memory.limit_bytes", step, i -> 2_147_483_648.0);
            add(path + ".network.eth0.rx_bytes", step, gappy(container + "net", total(path)));
            add(path + ".network.eth0.tx_bytes", step, total(path + "tx"));
            add(path + ".restarts", step, i -> i % 97 == 13 ? 0.1 : 0);
            add(path + ".state", step, i -> (i + container.length()) % 120 < 90 ? 1 : 4);
        }
    }

    private void add(String path, int step, DoubleUnaryOperator value) {
        long start = Math.ceilDiv(now - SECONDS, step) * step;
        double[] values = new double[Math.toIntExact((now - start) / step + 1)];
        Arrays.setAll(values, value::applyAsDouble);
        series.put(path, new Points(start, step, values));
    }

    private static double random(String seed, double i) {
        return new SplittableRandom(seed.hashCode() * 1_000_003L + (long) i).nextDouble();
    }

    private static DoubleUnaryOperator percent(String seed) {
        return i -> Math.round(random(seed, i) * 5000 + 2500 * (1 + Math.sin(i / 40 + seed.hashCode() % 7))) / 100.0;
    }

    private static DoubleUnaryOperator bytes(String seed) {
        return i -> 4096 * Math.floor(100_000 + 50_000 * random(seed, i));
    }

    /** A counter that began anew once. */
    private static DoubleUnaryOperator total(String seed) {
        return i -> Math.floor((i % 351) * 1500 + 1000 * random(seed, i));
    }

    /** Single values are missing, and ten minutes. */
    private static DoubleUnaryOperator gappy(String seed, DoubleUnaryOperator value) {
        return i -> random(seed + "gaps", i) < 0.06 || (i >= 200 && i < 260) ? Double.NaN : value.applyAsDouble(i);
    }

    /** The same as a store of ours would have it. */
    InMemoryHistory history() {
        var history = new InMemoryHistory();
        series.forEach((name, points) -> {
            String[] parts = name.split(";", -1);
            Map<String, String> labels = new TreeMap<>();
            Arrays.stream(parts).skip(1).map(part -> part.split("=", -1)).forEach(tag -> labels.put(tag[0], tag[1]));
            String path = parts.length == 1 ? name : "host." + String.join(".", labels.values()) + "." + parts[0];
            history.with(path, parts[0], labels, points, points);
        });
        return history;
    }
}
