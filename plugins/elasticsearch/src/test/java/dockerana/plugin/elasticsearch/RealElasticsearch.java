package dockerana.plugin.elasticsearch;

import dockerana.api.Secret;
import dockerana.api.Tls;
import dockerana.plugin.net.Answer;
import dockerana.plugin.net.Http;
import dockerana.plugin.net.HttpUrl;
import dockerana.plugin.net.HttpUrl.Timeouts;
import dockerana.plugin.net.Login;
import dockerana.plugin.net.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real Elasticsearch, run by {@code verify.d/elasticsearch.sh}. */
final class RealElasticsearch implements AutoCloseable {
    /** The whole server. */
    static final String WHOLE = "6.8.23";

    /** The newest, with little more than what the sink needs. */
    static final String NEW = "9.5.3";

    private final String version;
    private final Map<String, String> environment;
    private final int port = freePort();
    private final int transport = freePort();
    private Optional<Tls> tls = Optional.empty();
    private Map<String, String> headers = Map.of();

    private RealElasticsearch(String version, Map<String, String> environment) {
        this.version = version;
        this.environment = environment;
    }

    /** @param environment what the script is told besides */
    static RealElasticsearch start(String version, Map<String, String> environment)
            throws IOException, InterruptedException {
        RealElasticsearch started = new RealElasticsearch(version, environment);
        started.script("start");
        return started;
    }

    /** Tests ask over TLS, and as this user. */
    RealElasticsearch asked(Tls block, String user, String password) {
        tls = Optional.of(block);
        return askedBy(user, password);
    }

    /** Tests ask as this user. */
    RealElasticsearch askedBy(String user, String password) {
        headers = Map.of(
                "Authorization", new Login(user, new Secret(password)).header().reveal());
        return this;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void script(String action) throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("dockerana.services"), "elasticsearch.sh");
        ProcessBuilder builder = new ProcessBuilder(List.of(script.toString(), action)).redirectErrorStream(true);
        Map<String, String> all = new HashMap<>(environment);
        all.put("NAME", "elasticsearch-" + port);
        all.put("PORT", Integer.toString(port));
        all.put("TRANSPORT", Integer.toString(transport));
        all.put("VERSION", version);
        all.put("HEAP", "384m");
        builder.environment().putAll(all);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(script + " " + action + ":\n" + output);
        }
    }

    String url() {
        return (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port;
    }

    private Http http() {
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60));
        return HttpUrl.parse(url())
                .http(port, tls, timeouts, headers, Thread.ofPlatform().daemon().factory());
    }

    /** Asks it; fails unless it answers with a status below 300. */
    String ask(Request request) throws IOException, InterruptedException {
        try (Http http = http()) {
            Answer answer = http.send(request);
            String text = answer.text();
            if (answer.status() >= 300) {
                throw new IOException(request.path() + ": " + answer.status() + ' ' + text);
            }
            return text;
        }
    }

    int status(String path) throws IOException, InterruptedException {
        try (Http http = http()) {
            return http.send(Request.get(path)).status();
        }
    }

    /** The answer's values by their paths. */
    Map<String, String> values(Request request) throws IOException, InterruptedException {
        return Json.flat(new ByteArrayInputStream(ask(request).getBytes(StandardCharsets.UTF_8)));
    }

    /** How many documents match, in all indices that do. */
    long count(String indices, String query) throws IOException, InterruptedException {
        ask(Request.json("POST", "/" + indices + "/_refresh", ""));
        Map<String, String> counted = values(Request.get("/" + indices + "/_count?q=" + query));
        return Long.parseLong(counted.getOrDefault("count", "-1"));
    }

    @Override
    public void close() throws IOException {
        try {
            script("kill");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
