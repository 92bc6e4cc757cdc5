package dockerana.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real graphite-web over a carbon's files, and what it answers. */
final class Graphite implements AutoCloseable {
    /** It refuses a form with more than 1000 fields. */
    private static final int AT_ONCE = 500;

    private static final Pattern JSON_STRING = Pattern.compile("\"([^\"]*)\"");

    private final int port;
    private final Service service;
    private final HttpClient http = HttpClient.newHttpClient();

    private Graphite(int port, Carbon carbon) {
        this.port = port;
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

    /** Where it listens. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Every path that it knows. */
    List<String> paths() throws InterruptedException {
        return strings(get("/metrics/index.json"));
    }

    /** The names of the tags that it knows. */
    List<String> tags() throws InterruptedException {
        return strings(get("/tags/autoComplete/tags?limit=1000"));
    }

    /** The values of a tag. */
    List<String> tagValues(String tag) throws InterruptedException {
        return strings(get("/tags/autoComplete/values?limit=1000&tag=" + encoded(tag)));
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
        return render(targets, Map.of("format", "raw", "from", from));
    }

    /** What {@code /render} says to a form with these targets and settings. */
    String render(Collection<String> targets, Map<String, String> settings) throws InterruptedException {
        String form = Stream.concat(
                        targets.stream().map(target -> "target=" + encoded(target)),
                        settings.entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + encoded(setting.getValue())))
                .collect(Collectors.joining("&"));
        return body(HttpRequest.newBuilder(uri("/render"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
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

    private String get(String path) throws InterruptedException {
        return body(HttpRequest.newBuilder(uri(path)).build());
    }

    private String body(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(request.uri() + " answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI uri(String path) {
        return URI.create(address() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
        http.close();
        service.close();
    }
}
