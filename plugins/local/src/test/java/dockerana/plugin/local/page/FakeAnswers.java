package dockerana.plugin.local.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the read API of a made-up host answers, in the shapes of {@code openapi.yaml}. */
final class FakeAnswers {
    private final FakeAgent agent;
    private final MadeUpHost host;

    FakeAnswers(FakeAgent agent) {
        this.agent = agent;
        this.host = agent.host;
    }

    Map<String, Object> state(List<String> series) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("now", agent.now());
        state.put("agent", Map.of("version", "0.1.0", "startedAt", host.startedAt, "run", host.run));
        state.put("host", "web01");
        state.put("prefix", "dockerana.web01");
        state.put("interval", host.interval);
        state.put("access", agent.token ? "all" : "numbers");
        state.put("health", health());
        state.put("docker", host.docker);
        state.put(
                "containers",
                host.containers.stream().map(MadeUpContainer::facts).toList());
        state.put("values", host.values(agent.now(), series));
        return state;
    }

    Map<String, Object> health() {
        List<String> reasons = host.parts.stream()
                .filter(part -> !"ok".equals(part.get("level")))
                .map(part -> part.get("id") + ": " + part.get("message"))
                .toList();
        return Map.of(
                "level",
                reasons.isEmpty() ? "ok" : "degraded",
                "startedAt",
                host.startedAt,
                "reasons",
                reasons,
                "problems",
                List.of(),
                "parts",
                host.parts);
    }

    Map<String, Object> series(Query query) {
        Predicate<String> wanted = MadeUpHost.matching(query.all("path"));
        double now = agent.now();
        double from = query.number("from", -3600);
        int points = (int) query.number("points", 500);
        int step = (int) Math.max(host.interval, Math.ceil(-from / points));
        long start = ((long) (now + from) / step + 1) * step;
        Map<String, List<@Nullable Double>> all = new LinkedHashMap<>();
        TreeSet<String> paths =
                new TreeSet<>(host.values(now).keySet().stream().filter(wanted).toList());
        for (double time = start; time < now; time += step) {
            Map<String, Double> values = host.values(time);
            paths.forEach(
                    path -> all.computeIfAbsent(path, _ -> new ArrayList<>()).add(values.get(path)));
        }
        List<Object> series = new ArrayList<>();
        all.forEach((path, values) -> series.add(
                Map.of("path", path, "kind", "gauge", "unit", "", "start", start, "step", step, "average", values)));
        return Map.of("from", (long) (now + from), "until", (long) now, "series", series);
    }

    Map<String, Object> events(Query query) {
        double from = agent.now() + query.number("from", -3600);
        List<String> container = query.all("container");
        return Map.of(
                "events",
                host.events.stream()
                        .filter(event -> event.get("time") instanceof Double time && time > from)
                        .filter(event ->
                                container.isEmpty() || container.contains(String.valueOf(event.get("container"))))
                        .toList());
    }

    Map<String, Object> logs(Query query) {
        int limit = (int) query.number("limit", 200);
        String text = query.first("text").toLowerCase(Locale.ROOT);
        List<Map<String, Object>> lines = agent.log.stream()
                .filter(line -> !query.has("stream") || query.first("stream").equals(line.get("stream")))
                .filter(line -> String.valueOf(line.get("text"))
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
                .toList();
        int end = lines.size();
        if (query.has("before")) {
            end = first(lines, line -> query.first("before").equals(line.get("cursor")));
        } else if (query.has("around")) {
            double moment = query.number("around", 0);
            end = Math.min(
                    end, first(lines, line -> line.get("time") instanceof Double time && time >= moment) + limit / 2);
        }
        int begin = Math.max(0, end - limit);
        return Map.of(
                "container",
                query.first("container"),
                "lines",
                lines.subList(begin, end),
                "older",
                begin > 0,
                "newer",
                end < lines.size());
    }

    /** The place of the first such line; behind the last if there is none. */
    private static int first(List<Map<String, Object>> lines, Predicate<Map<String, Object>> such) {
        return (int) lines.stream().takeWhile(such.negate()).count();
    }

    @Nullable Map<String, Object> details(String name) {
        return host.containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .map(container -> {
                    Map<String, Object> details = new LinkedHashMap<>(container.facts());
                    details.put("fullId", container.facts().get("id") + "c0ffee".repeat(8));
                    details.put("createdAt", host.begun - 9 * 86_400);
                    details.put("pid", 4711);
                    details.put("networkMode", "shop_default");
                    details.put(
                            "networks",
                            List.of(Map.of("network", "shop_default", "ip", "172.19.0.4", "mac", "02:42:ac:13:00:04")));
                    details.put("ports", List.of("127.0.0.1:8080->80/tcp"));
                    details.put("logDriver", "json-file");
                    details.put("healthCheck", "curl -f http://localhost/health");
                    return details;
                })
                .orElse(null);
    }
}
