package dockerana.plugin.local.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Serves the page, and the read API of a made-up host. What is wrong with it, a test decides. */
final class FakeAgent implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html; charset=utf-8",
            "js",
            "text/javascript",
            "css",
            "text/css",
            "svg",
            "image/svg+xml",
            "LICENSE",
            "text/plain");

    final MadeUpHost host = new MadeUpHost();
    /** Requests as they came: path and query. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** The Last-Event-ID of each stream that was opened; empty if there was none. */
    final List<String> resumed = new CopyOnWriteArrayList<>();

    /** How many updates were sent, to all. */
    final AtomicInteger deltas = new AtomicInteger();

    volatile boolean token = true;
    volatile boolean locked;
    volatile boolean broken;
    volatile double skew;
    volatile List<Map<String, Object>> log = lines();

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final List<FakeStream> streams = new CopyOnWriteArrayList<>();

    FakeAgent(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/below/";
    }

    double now() {
        return System.currentTimeMillis() / 1000.0 + skew;
    }

    /** Something happens: every open page hears of it. */
    void happens(Map<String, Object> event) {
        List<Map<String, Object>> all = new ArrayList<>(host.events);
        all.add(event);
        host.events = List.copyOf(all);
        streams.forEach(stream -> stream.send("event", event));
    }

    /** A container writes a line. */
    void writes(String container, String stream, String text) {
        Map<String, Object> line = line(System.nanoTime(), now(), stream, text);
        List<Map<String, Object>> all = new ArrayList<>(log);
        all.add(line);
        log = List.copyOf(all);
        streams.forEach(one -> one.log(container, line));
    }

    /** Ends every stream; as long as {@link #broken}, new ones are refused. */
    void hangUp() {
        streams.forEach(FakeStream::close);
        streams.clear();
    }

    int open() {
        streams.removeIf(FakeStream::closed);
        return streams.size();
    }

    @Override
    public void close() {
        hangUp();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Query query = Query.of(exchange.getRequestURI().getRawQuery());
        requests.add(path
                + (query.values().isEmpty()
                        ? ""
                        : "?" + exchange.getRequestURI().getRawQuery()));
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (!path.startsWith("/below/")) {
            send(exchange, 404, "text/plain", "nothing here");
            return;
        }
        String what = path.substring("/below/".length());
        try {
            if (what.startsWith("api/")) {
                api(exchange, what.substring(4), query);
            } else {
                file(exchange, what.isEmpty() ? "index.html" : what);
            }
        } catch (UncheckedIOException gone) {
            exchange.close();
        }
    }

    private void api(HttpExchange exchange, String call, Query query) throws IOException {
        boolean secret = call.startsWith("logs")
                || call.equals("host-logs")
                || call.startsWith("containers/")
                || query.has("log");
        if (broken) {
            json(exchange, 503, Map.of("error", "the agent is stopping"));
        } else if (locked || (secret && !token)) {
            json(exchange, 401, Map.of("error", "This needs the token; dockerana link shows it."));
        } else if (call.equals("stream")) {
            stream(exchange, query);
        } else {
            FakeAnswers answers = new FakeAnswers(this);
            @Nullable Object answer = switch (call) {
                case "state" -> answers.state(query.all("series"));
                case "series" -> answers.series(query);
                case "events" -> answers.events(query);
                case "logs" -> answers.logs(query);
                case "host-logs" -> Map.of("logs", host.logs);
                default -> call.startsWith("containers/") ? answers.details(Query.decoded(call.substring(11))) : null;
            };
            json(
                    exchange,
                    answer == null ? 404 : 200,
                    answer == null ? Map.of("error", "there is no such thing") : answer);
        }
    }

    private void stream(HttpExchange exchange, Query query) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        resumed.add(last == null ? "" : last);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        FakeStream stream = new FakeStream(this, exchange, query.all("series"), query.all("log"));
        streams.add(stream);
        stream.run();
    }

    private static void file(HttpExchange exchange, String name) throws IOException {
        try (InputStream file = FakeAgent.class.getResourceAsStream("/page/" + name)) {
            if (file == null) {
                send(exchange, 404, "text/plain", "nothing here");
                return;
            }
            byte[] bytes = file.readAllBytes();
            exchange.getResponseHeaders()
                    .set("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        send(exchange, status, "application/json", Json.of(value));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static List<Map<String, Object>> lines() {
        List<Map<String, Object>> lines = new ArrayList<>();
        double now = System.currentTimeMillis() / 1000.0;
        for (int i = 600; i > 0; i--) {
            String text = switch (i % 17) {
                case 3 -> "WARN  pool is nearly empty: 1 of 20 connections free";
                case 9 -> "ERROR payment 8812 failed: java.net.SocketTimeoutException: Read timed out after 5000 ms";
                case 5 -> "\u001b[32mGET\u001b[0m /api/products?page=%d 200 in %d ms".formatted(i % 9, 3 + i % 40);
                default ->
                    "INFO  order %d confirmed, %d items, %d.%02d EUR"
                            .formatted(40_000 - i, 1 + i % 5, 10 + i % 90, i % 100);
            };
            lines.add(line(600 - i, now - i * 3.1, i % 17 == 9 ? "stderr" : "stdout", text));
        }
        return List.copyOf(lines);
    }

    static Map<String, Object> line(long cursor, double time, String stream, String text) {
        return Map.of("cursor", Long.toString(cursor), "time", time, "stream", stream, "text", text);
    }
}
