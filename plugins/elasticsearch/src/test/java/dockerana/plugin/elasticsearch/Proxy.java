package dockerana.plugin.elasticsearch;

import dockerana.plugin.net.Answer;
import dockerana.plugin.net.FakeServer;
import dockerana.plugin.net.FakeServer.Asked;
import dockerana.plugin.net.FakeServer.Reply;
import dockerana.plugin.net.Http;
import dockerana.plugin.net.HttpUrl;
import dockerana.plugin.net.HttpUrl.Timeouts;
import dockerana.plugin.net.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stands before a real server, and refuses, garbles or keeps to itself what a test says. */
final class Proxy implements AutoCloseable {
    private final HttpUrl behind;
    private final FakeServer server;
    private final List<Long> refusals = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Optional<Reply>> instead = asked -> Optional.empty();
    private volatile UnaryOperator<String> altered = UnaryOperator.identity();
    private volatile Duration late = Duration.ZERO;

    Proxy(String url) throws IOException {
        behind = HttpUrl.parse(url);
        server = new FakeServer(this::answer);
    }

    String url() {
        return server.url();
    }

    /** What bulks are answered without being passed on. */
    void instead(Function<Asked, Optional<Reply>> reply) {
        instead = reply;
    }

    /** What becomes of a bulk on its way. */
    void altered(UnaryOperator<String> change) {
        altered = change;
    }

    /** How long answers to bulks are kept. */
    void late(Duration time) {
        late = time;
    }

    /** When bulks were refused, by {@link System#nanoTime()}. */
    List<Long> refusals() {
        return refusals;
    }

    /** How many bulks there were. */
    long bulks() {
        return server.asked().stream()
                .filter(asked -> asked.path().startsWith("/_bulk"))
                .count();
    }

    private Reply answer(Asked asked) {
        if (!asked.path().startsWith("/_bulk")) {
            return passed(asked, asked.text());
        }
        Optional<Reply> refusal = instead.apply(asked);
        if (refusal.isPresent()) {
            refusals.add(System.nanoTime());
            return refusal.get();
        }
        Reply reply = passed(asked, altered.apply(asked.text()));
        try {
            Thread.sleep(late); // the fault itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return reply;
    }

    private Reply passed(Asked asked, String body) {
        Map<String, String> headers = new HashMap<>(asked.headers());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Host") || name.equalsIgnoreCase("Content-Length"));
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(60));
        try (Http http = behind.http(
                80,
                Optional.empty(),
                timeouts,
                Map.of(),
                Thread.ofPlatform().daemon().factory())) {
            Answer answer = http.send(new Request(
                    asked.method(), asked.path(), headers, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8))));
            return Reply.of(answer.status(), answer.text());
        } catch (IOException | InterruptedException e) {
            return Reply.of(502, "the server behind is not there");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
