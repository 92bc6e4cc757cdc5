package dockerana.plugin.local.web;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.Secret;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.history.Limits;
import dockerana.plugin.local.web.access.Bind;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.plugin.local.web.json.Tree;
import dockerana.plugin.local.web.stream.Pulse;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The page of an agent that a test plays, on a free port of this machine. */
final class Page implements AutoCloseable {
    static final String TOKEN = "a-token-that-nobody-guesses";

    final TestAgent agent;
    final Archive archive;
    final Web web;
    private final HttpClient client = HttpClient.newHttpClient();

    Page(Path data) throws IOException {
        this(data, config("127.0.0.1:0", WebConfig.Auth.TOKEN), Facts.NONE);
    }

    Page(Path data, WebConfig config, Facts facts) throws IOException {
        this(TestAgent.ofSink("local").withData(data), config, facts);
    }

    Page(TestAgent agent, WebConfig config, Facts facts) throws IOException {
        this(agent, config, facts, Pulse.USUAL);
    }

    Page(TestAgent agent, WebConfig config, Facts facts, Pulse pulse) throws IOException {
        this.agent = agent;
        this.archive = new Archive(
                agent.data().resolve("local"), new Limits(64 << 20, 0, 1000, 16 << 20, Duration.ofDays(30)), agent);
        this.web = new Web(config, facts, archive, event -> archive.add(List.of(event)), agent, pulse);
        archive.open();
        web.open();
    }

    static WebConfig config(String bind, WebConfig.Auth auth, String... hosts) {
        boolean basic = auth == WebConfig.Auth.BASIC;
        return new WebConfig(
                Bind.parse(bind),
                auth,
                basic ? Optional.of("operator") : Optional.empty(),
                basic ? Optional.of(new Secret("pass:word")) : Optional.empty(),
                auth == WebConfig.Auth.TOKEN ? Optional.of(new Secret(TOKEN)) : Optional.empty(),
                List.of(hosts));
    }

    Page add(Batch batch) throws Exception {
        archive.add(batch);
        return this;
    }

    Page add(LogRecord... records) throws Exception {
        archive.add(List.of(records));
        return this;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + web.port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(30));
    }

    /** With the token. */
    HttpRequest.Builder shown(String path) {
        return request(path).header("Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer without the token. */
    HttpResponse<String> ask(String path) throws Exception {
        return ask(request(path));
    }

    /** The JSON of an answer to somebody with the token. */
    Tree get(String path) throws Exception {
        HttpResponse<String> answer = ask(shown(path));
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Tree.parse(answer.body());
    }

    /** What a stream tells. */
    Told stream(HttpRequest.Builder request) throws Exception {
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        return new Told(answer);
    }

    @Override
    public void close() {
        web.close();
        archive.close();
        agent.close();
        client.shutdownNow();
    }
}
