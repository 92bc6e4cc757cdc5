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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that is asked over HTTP.
 *
 * @param address before the paths
 * @param headers of every request
 */
record Endpoint(String name, String address, Map<String, String> headers, HttpClient http) implements AutoCloseable {
    static Endpoint of(String name, String address, Map<String, String> headers) {
        return new Endpoint(name, address, headers, HttpClient.newHttpClient());
    }

    String get(String path) throws InterruptedException {
        return body(HttpRequest.newBuilder(URI.create(address + path)));
    }

    String post(String path, String type, String body) throws InterruptedException {
        return body(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What {@code /render} of a Graphite, or of what answers like one, says to a form with these targets and settings. */
    String render(Collection<String> targets, Map<String, String> settings) throws InterruptedException {
        String form = Stream.concat(
                        targets.stream().map(target -> "target=" + encoded(target)),
                        settings.entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + encoded(setting.getValue())))
                .collect(Collectors.joining("&"));
        return post("/render", "application/x-www-form-urlencoded", form);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String body(HttpRequest.Builder request) throws InterruptedException {
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(
                        "%s answered %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
