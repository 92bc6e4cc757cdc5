package dockerana.distribution;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A real carbon-cache on ports of its own. */
final class Carbon implements AutoCloseable {
    private final int line = Service.freePort();
    private final int pickle = Service.freePort();
    private final int query = Service.freePort();
    private final Service service;

    private Carbon(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("LINE", Integer.toString(line));
        all.put("PICKLE", Integer.toString(pickle));
        all.put("QUERY", Integer.toString(query));
        this.service = new Service("carbon", "carbon-" + pickle, all);
    }

    /** Keeps everything for an hour at one point a second. */
    static Carbon ofSeconds() {
        return new Carbon(Map.of());
    }

    /** The same, and it tells the graphite-web on that port about tagged series. */
    static Carbon ofSeconds(int graphitePort) {
        return new Carbon(Map.of("GRAPHITE", "http://127.0.0.1:" + graphitePort));
    }

    /** With these two files of the archive. */
    static Carbon configured(Path schemas, Path aggregation) {
        return new Carbon(Map.of("SCHEMAS", schemas.toString(), "AGGREGATION", aggregation.toString()));
    }

    /** With these two files, and it tells the graphite-web on that port about tagged series. */
    static Carbon withTags(Path schemas, Path aggregation, int graphitePort) {
        return new Carbon(Map.of(
                "SCHEMAS", schemas.toString(),
                "AGGREGATION", aggregation.toString(),
                "GRAPHITE", "http://127.0.0.1:" + graphitePort));
    }

    Carbon start() throws InterruptedException {
        service.start();
        return this;
    }

    void kill() throws InterruptedException {
        service.kill();
    }

    void pause() throws InterruptedException {
        service.pause();
    }

    void resume() throws InterruptedException {
        service.resume();
    }

    /** Where the pickle port listens: {@code host:port}. */
    String server() {
        return "127.0.0.1:" + pickle;
    }

    /** Where the port for lines listens: {@code host:port}. */
    String lineServer() {
        return "127.0.0.1:" + line;
    }

    int queryPort() {
        return query;
    }

    String name() {
        return service.name();
    }

    /** The file in which it stores a series. */
    Path whisper(String path) {
        return service.state().resolve("whisper").resolve(path.replace('.', '/') + ".wsp");
    }

    /** Sends the points of one series as lines. */
    void send(String path, Map<Long, Double> points) throws IOException {
        String lines = points.entrySet().stream()
                .map(point -> "%s %s %d\n".formatted(path, point.getValue(), point.getKey()))
                .collect(Collectors.joining());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), line)) {
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
