package dockerana.distribution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the engine's own API says of containers, by the paths that metrics have below the node of the containers: for comparison.
 *
 * @param begunSecond not later than the first reading
 * @param endedSecond not earlier than the last one
 */
record EngineReadings(long begunSecond, long endedSecond, Map<String, Double> totals) {
    private static final double NANOS = 1e9;

    /** Of all at once, for some engines take a second for an answer. */
    static EngineReadings of(RealEngine engine, String disk, Collection<String> containers) {
        long begun = System.currentTimeMillis() / 1000;
        Map<String, Double> totals = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(containers.size())) {
            CompletableFuture.allOf(containers.stream()
                            .map(container ->
                                    CompletableFuture.runAsync(() -> read(engine, disk, container, totals), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        return new EngineReadings(begun, System.currentTimeMillis() / 1000 + 1, new TreeMap<>(totals));
    }

    private static void read(RealEngine engine, String disk, String container, Map<String, Double> totals) {
        Map<String, String> json = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(engine.stats(container))) {
            parser.nextToken();
            flatten(parser, "", json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        String node = container + ".";
        put(totals, node + "cpu.usage_seconds", json, ".cpu_stats.cpu_usage.total_usage", NANOS);
        put(totals, node + "cpu.periods", json, ".cpu_stats.throttling_data.periods", 1);
        put(totals, node + "cpu.throttled_periods", json, ".cpu_stats.throttling_data.throttled_periods", 1);
        put(totals, node + "cpu.throttled_seconds", json, ".cpu_stats.throttling_data.throttled_time", NANOS);
        put(totals, node + "memory.page_faults", json, ".memory_stats.stats.total_pgfault", 1);
        put(totals, node + "memory.page_faults", json, ".memory_stats.stats.pgfault", 1);
        put(totals, node + "memory.limit_hits", json, ".memory_stats.failcnt", 1);
        json.keySet().stream().filter(key -> key.startsWith(".networks.")).forEach(key -> {
            String leaf = key.substring(".networks.".length()).replace("_errs", "_errors");
            put(totals, node + "network." + leaf, json, key, 1);
        });
        blockIo(totals, node + "blockio." + disk + ".", json);
    }

    /** The engine tells it by device, in a list; there is only one disk here. */
    private static void blockIo(Map<String, Double> totals, String node, Map<String, String> json) {
        for (List<String> list : List.of(List.of("service_bytes", "_bytes"), List.of("serviced", "s"))) {
            String table = ".blkio_stats.io_" + list.getFirst() + "_recursive.";
            for (int i = 0; json.containsKey(table + i + ".op"); i++) {
                String operation = String.valueOf(json.get(table + i + ".op")).toLowerCase(Locale.ROOT);
                if (operation.equals("read") || operation.equals("write")) {
                    put(totals, node + operation + list.getLast(), json, table + i + ".value", 1);
                }
            }
        }
    }

    private static void put(
            Map<String, Double> totals, String path, Map<String, String> json, String key, double divisor) {
        String value = json.get(key);
        if (value != null) {
            totals.put(path, Double.parseDouble(value) / divisor);
        }
    }

    private static void flatten(JsonParser json, String path, Map<String, String> into) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = path + "." + json.currentName();
                json.nextToken();
                flatten(json, key, into);
            }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                flatten(json, path + "." + i, into);
            }
        } else {
            into.put(path, json.getText());
        }
    }
}
