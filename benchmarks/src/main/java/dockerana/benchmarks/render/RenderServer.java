package dockerana.benchmarks.render;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dockerana.api.Series;
import dockerana.plugin.local.graphite.Graphite;
import dockerana.plugin.local.graphite.GraphiteEvent;
import dockerana.plugin.local.graphite.GraphiteEvents;
import dockerana.plugin.local.graphite.Reply;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.history.Limits;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the numbers in the store of the plugin and answers {@code /render} from it, until its input ends. */
final class RenderServer {
    private static final Limits STORE = new Limits(512 << 20, 0, 1000, 1 << 20, Duration.ofDays(30));

    private RenderServer() {}

    /** The directory of the store, and the time of the last value. Prints its port when it is ready. */
    public static void main(String[] arguments) throws Exception {
        long now = Long.parseLong(arguments[1]);
        FakeClock clock = new FakeClock(Instant.ofEpochSecond(now));
        try (Archive archive = new Archive(
                Path.of(arguments[0]), STORE, TestAgent.ofSink("local").withClock(clock))) {
            archive.open();
            fill(archive, clock, now);
            Graphite graphite = new Graphite(
                    archive,
                    new NoEvents(),
                    dockerana.plugin.local.graphite.Limits.forHeap(
                            Runtime.getRuntime().maxMemory()),
                    clock,
                    ZoneOffset.UTC);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/render", exchange -> answer(exchange, graphite));
            server.start();
            System.out.println(server.getAddress().getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
            server.stop(0);
        }
    }

    private static void fill(Archive archive, FakeClock clock, long now) throws IOException {
        List<Series> all = Drawing.series();
        for (int tick = 0; tick < Drawing.TICKS; tick++) {
            clock.set(Instant.ofEpochSecond(Drawing.second(now, tick)));
            TestBatch batch = new TestBatch().from("stats").at(clock.instant());
            for (int i = 0; i < all.size(); i++) {
                batch.add(all.get(i), Drawing.value(i, tick));
            }
            archive.add(batch.build());
        }
    }

    private static void answer(HttpExchange exchange, Graphite graphite) throws IOException {
        try (exchange) {
            Reply reply = graphite.render(parameters(exchange.getRequestURI().getRawQuery()));
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(200, 0);
            reply.writeTo(exchange.getResponseBody());
        }
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String part : query.split("&", -1)) {
            String[] pair = part.split("=", 2);
            parameters
                    .computeIfAbsent(pair[0], name -> new ArrayList<>())
                    .add(URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static final class NoEvents implements GraphiteEvents {
        @Override
        public List<GraphiteEvent> between(long from, long until) {
            return List.of();
        }

        @Override
        public void add(long when, String what, String data, List<String> tags) {}
    }
}
