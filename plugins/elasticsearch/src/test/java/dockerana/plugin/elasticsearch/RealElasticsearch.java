package dockerana.plugin.elasticsearch;

import dockerana.api.Secret;
import dockerana.api.Tls;
import dockerana.plugin.net.Answer;
import dockerana.plugin.net.Http;
import dockerana.plugin.net.HttpUrl;
import dockerana.plugin.net.HttpUrl.Timeouts;
import dockerana.plugin.net.Login;
import dockerana.plugin.net.Request;
import dockerana.testkit.ServerScript;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A real Elasticsearch, run by {@code verify.d/elasticsearch.sh}. */
final class RealElasticsearch implements AutoCloseable {
    /** The whole server. */
    static final String WHOLE = "6.8.23";

    /** The newest, with little more than what the sink needs. */
    static final String NEW = "9.5.3";

    private final int port = ServerScript.freePort();
    private final ServerScript script;
    private Optional<Tls> tls = Optional.empty();
    private Map<String, String> headers = Map.of();

    private RealElasticsearch(String version, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("PORT", Integer.toString(port));
        settings.put("TRANSPORT", Integer.toString(ServerScript.freePort()));
        settings.put("VERSION", version);
        settings.put("HEAP", "384m");
        script = ServerScript.named("elasticsearch.sh", "elasticsearch-" + port, settings);
    }

    /** @param environment what the script is told besides */
    static RealElasticsearch start(String version, Map<String, String> environment)
            throws IOException, InterruptedException {
        RealElasticsearch started = new RealElasticsearch(version, environment);
        started.script.start();
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

    /** Kills it, and starts it with what it had. */
    void restart() throws IOException, InterruptedException {
        script.run("kill");
        script.start();
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
        script.close();
    }
}
