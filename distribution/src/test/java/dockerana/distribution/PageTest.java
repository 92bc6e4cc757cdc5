package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of an agent that runs, on a machine where Docker is switched off: who gets in, and what he sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private static final int WRONG_CONFIGURATION = 78;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String AGENT = """
            dockerana {
              host = test
              interval = 1s
              sources { host { type = host } }
              services { docker { enabled = false } }
              sinks { local { type = local, bind = "%s:%d"%s } }
            }
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Service.freePort();
    private final Installation installation;
    private final AgentProcess agent;

    PageTest(@TempDir Path directory) throws InterruptedException {
        this.installation = Installation.in(directory).configured(AGENT.formatted("127.0.0.1", port, ""));
        this.agent = AgentProcess.start(installation);
    }

    @BeforeAll
    void awaitNumbers() throws Exception {
        agent.awaitLine("the page: ");
        agent.awaitLine("first samples of every source delivered");
    }

    @AfterAll
    void end() {
        agent.close();
        http.shutdownNow();
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String body(String path) {
        return http.sendAsync(request(port, path).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body)
                .join();
    }

    private String token() throws Exception {
        return Files.readString(installation.file("data/token")).strip();
    }

    @Test
    void whereDockerIsSwitchedOffTheHostIsOnIt() throws Exception {
        Eventually.is(
                "numbers of the host",
                PATIENCE,
                () -> body("/api/state?series=**").contains("\"memory.used_bytes\":"));
        assertThat(body("/render?format=json&target=dockerana.test.load.1m")).contains("[[");
        assertThat(agent.lines("ERROR")).isEmpty();
        assertThat(agent.lines("WARN")).isEmpty();
    }

    @Test
    void numbersAreOpenOnLoopbackAndWhatContainersSayIsNot() throws Exception {
        for (String open : List.of("/", "/api/state", "/health", "/metrics", "/render?target=*", "/api/events")) {
            assertThat(status(request(port, open))).as(open).isEqualTo(200);
        }
        for (String secret : List.of("/api/logs?container=x", "/api/containers/x", "/events/get_data")) {
            assertThat(status(request(port, secret))).as(secret).isEqualTo(401);
        }
        HttpRequest.Builder event = request(port, "/events/")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"what\":\"deploy\"}"));
        assertThat(status(event)).isEqualTo(401);
        assertThat(status(event.header("Authorization", "Bearer " + token()))).isEqualTo(200);
        assertThat(status(request(port, "/events/get_data").header("Authorization", "Bearer " + token())))
                .isEqualTo(200);
    }

    @Test
    void prometheusCanReadTheAgentsOwnNumbers() throws Exception {
        Eventually.is("numbers of the agent", PATIENCE, () -> body("/metrics").contains("dockerana_agent_sinks_"));
        PrometheusText metrics = new PrometheusText(body("/metrics"));

        assertThat(metrics.types.values()).contains("counter", "gauge");
        assertThat(metrics.samples.keySet())
                .anyMatch(name -> name.startsWith("dockerana_info{version="))
                .anyMatch(name -> name.startsWith("dockerana_agent_sinks_") && name.contains("{sink=\"local\"}"));
        assertThat(metrics.types.keySet()).allMatch(name -> name.startsWith("dockerana_"));
    }

    @Test
    void theLinkThatIsPrintedAtTheStartIsPrintedAgainAndOpensAll() throws Exception {
        String link = Command.run(installation.launcher(), "link")
                .succeeded()
                .output()
                .strip();

        assertThat(agent.lines("the page: " + link)).hasSize(1);
        assertThat(link).isEqualTo("http://127.0.0.1:" + port + "/?token=" + token());
        HttpResponse<String> entered =
                http.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(status(request(port, "/events/get_data").header("Cookie", cookie)))
                .isEqualTo(200);
        for (String file : List.of("token", "link")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(installation.file("data/" + file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aCheckBesideItFindsNothingWrong() throws Exception {
        Command check = Command.run(installation.launcher(), "check");

        assertThat(check.succeeded().lines())
                .anyMatch(line -> line.matches("sink local +ok +.*by the agent that runs with this data.*"));
        assertThat(agent.isAlive()).isTrue();
        assertThat(status(request(port, "/version"))).isEqualTo(200);
    }

    @Test
    void nobodyOpensAllToTheWorldByMistake(@TempDir Path directory) throws Exception {
        Installation open =
                Installation.in(directory).configured(AGENT.formatted("0.0.0.0", Service.freePort(), ", auth = none"));

        Command refused = Command.run(open.launcher());

        assertThat(refused.exitCode()).isEqualTo(WRONG_CONFIGURATION);
        assertThat(refused.output())
                .contains("application.conf:6: sinks.local", "set auth to token or basic, or bind to 127.0.0.1")
                .doesNotContain("\tat ");
    }

    @Test
    void beyondLoopbackAPasswordMayOpenIt(@TempDir Path directory) throws Exception {
        int elsewhere = Service.freePort();
        Path password = Files.writeString(directory.resolve("password"), "correct horse\n");
        Installation basic = Installation.in(directory)
                .configured(AGENT.formatted(
                        "0.0.0.0", elsewhere, ", auth = basic, user = operator, password-file = \"" + password + '"'));
        try (AgentProcess other = AgentProcess.start(basic)) {
            other.awaitLine("the page: ");

            assertThat(status(request(elsewhere, "/"))).isEqualTo(401);
            assertThat(status(request(elsewhere, "/").header("Authorization", basic("operator:wrong"))))
                    .isEqualTo(401);
            assertThat(status(request(elsewhere, "/").header("Authorization", basic("operator:correct horse"))))
                    .isEqualTo(200);
        }
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenMayComeFromAFile(@TempDir Path directory) throws Exception {
        int elsewhere = Service.freePort();
        Path token = Files.writeString(directory.resolve("mine"), "a-token-from-elsewhere\n");
        Installation given = Installation.in(directory)
                .configured(AGENT.formatted("127.0.0.1", elsewhere, ", token-file = \"" + token + '"'));
        try (AgentProcess other = AgentProcess.start(given)) {
            other.awaitLine("the page: ");

            assertThat(status(request(elsewhere, "/events/get_data")
                            .header("Authorization", "Bearer a-token-from-elsewhere")))
                    .isEqualTo(200);
            assertThat(given.file("data/token")).doesNotExist();
        }
    }
}
