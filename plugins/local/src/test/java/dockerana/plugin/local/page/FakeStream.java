package dockerana.plugin.local.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One stream of server-sent events to one page. */
final class FakeStream {
    private final FakeAgent agent;
    private final HttpExchange exchange;
    private final List<String> series;
    private final List<String> log;
    private long sent;
    private volatile boolean closed;

    FakeStream(FakeAgent agent, HttpExchange exchange, List<String> series, List<String> log) {
        this.agent = agent;
        this.exchange = exchange;
        this.series = series;
        this.log = log;
    }

    /** Sends a snapshot, and a delta at every interval, until somebody closes it. */
    void run() {
        send("snapshot", new FakeAnswers(agent).state(series));
        List<MadeUpContainer> before = agent.host.containers;
        Set<String> paths = agent.host.values(agent.now(), series).keySet();
        while (!closed) {
            pause();
            Map<String, Object> delta = new LinkedHashMap<>();
            delta.put("time", agent.now());
            Map<String, @Nullable Double> values = new LinkedHashMap<>(agent.host.values(agent.now(), series));
            paths.forEach(path -> values.putIfAbsent(path, null)); // as the agent tells of what ended
            paths = Set.copyOf(agent.host.values(agent.now(), series).keySet());
            delta.put("values", values);
            delta.put("health", new FakeAnswers(agent).health());
            delta.put("docker", agent.host.docker);
            List<MadeUpContainer> after = agent.host.containers;
            if (!before.equals(after)) {
                delta.put(
                        "containers", after.stream().map(MadeUpContainer::facts).toList());
                List<String> names = after.stream().map(MadeUpContainer::name).toList();
                delta.put(
                        "gone",
                        before.stream()
                                .map(MadeUpContainer::name)
                                .filter(name -> !names.contains(name))
                                .toList());
                before = after;
            }
            send("delta", delta);
            agent.deltas.incrementAndGet();
        }
    }

    private synchronized void pause() {
        long until = System.nanoTime() + (long) (agent.host.interval * 1e9);
        try {
            while (!closed && until > System.nanoTime()) {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException _) {
            close();
        }
    }

    void log(String container, Map<String, Object> line) {
        if (log.contains(container)) {
            send("log", Map.of("container", container, "lines", List.of(line)));
        }
    }

    synchronized void send(String name, Object data) {
        if (closed) {
            return;
        }
        String text = "event: %s\nid: %s-%d\ndata: %s\n\n".formatted(name, agent.host.run, ++sent, Json.of(data));
        try {
            OutputStream out = exchange.getResponseBody();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException _) {
            close();
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
        exchange.close();
    }

    boolean closed() {
        return closed;
    }
}
