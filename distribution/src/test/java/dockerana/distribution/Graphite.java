package dockerana.distribution;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A real graphite-web over a carbon's files, and what it answers. */
final class Graphite implements AutoCloseable {
    /** It refuses a form with more than 1000 fields. */
    private static final int AT_ONCE = 500;

    private static final Pattern JSON_STRING = Pattern.compile("\"([^\"]*)\"");

    private final Service service;
    private final Endpoint endpoint;

    private Graphite(int port, Carbon carbon) {
        this.endpoint = Endpoint.of("Graphite", "http://127.0.0.1:" + port, Map.of());
        this.service = new Service(
                "graphite-web",
                "graphite-web-" + port,
                Map.of(
                        "PORT", Integer.toString(port),
                        "CARBON", carbon.name(),
                        "QUERY", Integer.toString(carbon.queryPort())));
    }

    static Graphite over(Carbon carbon) throws InterruptedException {
        return over(carbon, Service.freePort());
    }

    static Graphite over(Carbon carbon, int port) throws InterruptedException {
        Graphite graphite = new Graphite(port, carbon);
        graphite.service.start();
        return graphite;
    }

    /** Where it is asked. */
    Endpoint endpoint() {
        return endpoint;
    }

    /** Every path that it knows. */
    List<String> paths() throws InterruptedException {
        return strings(endpoint.get("/metrics/index.json"));
    }

    /** The names of the tags that it knows. */
    List<String> tags() throws InterruptedException {
        return strings(endpoint.get("/tags/autoComplete/tags?limit=1000"));
    }

    /** The values of a tag. */
    List<String> tagValues(String tag) throws InterruptedException {
        return strings(endpoint.get("/tags/autoComplete/values?limit=1000&tag=" + Endpoint.encoded(tag)));
    }

    /** What {@code /render} has for one target: seconds since 1970 to value, without those that are absent. */
    NavigableMap<Long, Double> points(String target, String from) throws InterruptedException {
        return points(List.of(target), from).getOrDefault(target, new TreeMap<>());
    }

    /** What {@code /render} has for each target. */
    Map<String, NavigableMap<Long, Double>> points(Collection<String> targets, String from)
            throws InterruptedException {
        List<String> all = List.copyOf(targets);
        Map<String, NavigableMap<Long, Double>> points = new TreeMap<>();
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            rendered(all.subList(i, Math.min(i + AT_ONCE, all.size())), from)
                    .lines()
                    .forEach(line -> points.put(target(line), parsed(line)));
        }
        return points;
    }

    private String rendered(Collection<String> targets, String from) throws InterruptedException {
        return endpoint.render(targets, Map.of("format", "raw", "from", from));
    }

    private static String target(String line) {
        return line.substring(0, headerEnd(line, 3));
    }

    /** {@code target,start,end,step|value,None,value}; a target may hold commas too. */
    private static NavigableMap<Long, Double> parsed(String line) {
        int bar = line.lastIndexOf('|');
        long start = Long.parseLong(line.substring(headerEnd(line, 3) + 1, headerEnd(line, 2)));
        long step = Long.parseLong(line.substring(headerEnd(line, 1) + 1, bar));
        String[] values = line.substring(bar + 1).split(",", -1);
        NavigableMap<Long, Double> points = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            if (!values[i].equals("None") && !values[i].isEmpty()) {
                points.put(start + i * step, Double.valueOf(values[i]));
            }
        }
        return points;
    }

    private static int headerEnd(String line, int commasFromBar) {
        int at = line.lastIndexOf('|');
        for (int i = 0; i < commasFromBar; i++) {
            at = line.lastIndexOf(',', at - 1);
        }
        return at;
    }

    private static List<String> strings(String json) {
        return JSON_STRING
                .matcher(json)
                .results()
                .map(string -> string.group(1))
                .toList();
    }

    @Override
    public void close() {
        endpoint.close();
        service.close();
    }
}
