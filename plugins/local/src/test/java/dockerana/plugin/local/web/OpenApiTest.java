package dockerana.plugin.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Status;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.plugin.local.web.containers.Facts.Fact;
import dockerana.plugin.local.web.json.Tree;
import dockerana.testkit.TestAgent;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered is what {@code openapi.yaml} says, to the last member. */
class OpenApiTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, String> QUESTIONS = Map.of(
            "api/series", "?path=cpu.*&path=containers.web.**&from=-600&points=10",
            "api/logs", "?container=web&stream=stderr&text=WORD",
            "api/events", "?from=-600&container=web&limit=5",
            "api/state", "?series=**");

    private final Schemas schemas;

    @TempDir
    Path data;

    private Page page;

    OpenApiTest() throws Exception {
        schemas = new Schemas();
    }

    @BeforeEach
    void open() throws Exception {
        TestAgent agent = TestAgent.ofSink("local").withData(data).withHealth(health());
        page = new Page(
                agent,
                Page.config("127.0.0.1:0", WebConfig.Auth.TOKEN),
                () -> List.of(fact("web"), fact("never.started")));
        page.add(Samples.host(12.5))
                .add(Samples.stats(Samples.WEB_CPU, Samples.WEB_RECEIVED, Samples.DB_CPU))
                .add(Samples.died("web", Instant.now(), "died"))
                .add(Samples.line("web", "stderr", Instant.now(), 0, "a word"))
                .add(Samples.lineOfFile("/var/log/syslog", 0, "a word"));
    }

    @AfterEach
    void close() {
        page.close();
    }

    static Health health() {
        return new Health(
                Instant.now(),
                List.of(new Health.Part(
                        Role.SERVICE,
                        "docker",
                        "docker",
                        Status.degraded("Docker is slow", "Wait").by("unix socket"),
                        1.5,
                        0,
                        0.25,
                        Map.of("oversize", 3L),
                        Optional.of("timed out"))),
                List.of("a plugin was refused"));
    }

    private static Fact fact(String name) {
        boolean started = name.equals("web");
        return new Fact(
                name,
                "a".repeat(64),
                "nginx:1",
                Map.of("com.example/label", "value"),
                started ? "running" : "created",
                started ? "healthy" : "none",
                0,
                started ? "curl localhost" : "",
                Instant.now(),
                started ? Optional.of(Instant.now()) : Optional.empty(),
                started ? Optional.of(Instant.now()) : Optional.empty(),
                137,
                true,
                2,
                4711,
                "shop_default",
                List.of(new Facts.Place("shop_default", "172.18.0.2", started ? "02:42:ac:12:00:02" : "")),
                List.of("127.0.0.1:8080->80/tcp"),
                started ? 1.5 : 0,
                started ? 1 << 29 : 0,
                started ? 100 : 0,
                "json-file",
                false,
                false);
    }

    @Test
    void everyAddressAnswersAsDescribedToWhoHasTheTokenAndToWhoHasNot() throws Exception {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (String path : schemas.paths()) {
            if (!path.equals("api/stream")) {
                check(path, page.shown(address(path)), faults);
                check(path, page.request(address(path)), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static String address(String path) {
        return "/" + path.replace("{name}", "web") + QUESTIONS.getOrDefault(path, "");
    }

    private void check(String path, HttpRequest.Builder request, Map<String, List<String>> faults) throws Exception {
        HttpResponse<String> answer = page.ask(request);
        String type = answer.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", "");
        assertThat(schemas.content(path, answer.statusCode())).as(path).containsKey(type);
        if (type.equals("application/json")) {
            List<String> found = schemas.faults(path, answer.statusCode(), Tree.parse(answer.body()));
            if (!found.isEmpty()) {
                faults.merge(path, found, (one, other) -> one);
            }
        }
    }

    @Test
    void whatTheStreamTellsIsAsDescribed() throws Exception {
        try (Told told = page.stream(page.shown("/api/stream?log=web&last=00000000-0-"))) {
            assertThat(schemas.faults("State", told.next("snapshot").data())).isEmpty();
            page.add(Samples.stats(Samples.WEB_RECEIVED))
                    .add(Samples.died("web", Instant.now(), "died again"))
                    .add(Samples.line("web", "stderr", Instant.now(), 1, "another word"));
            assertThat(schemas.faults("Delta", told.next("delta").data())).isEmpty();
            assertThat(schemas.faults("Event", told.next("event").data())).isEmpty();
            assertThat(schemas.faults("Log", told.next("log").data())).isEmpty();
        }
    }

    @Test
    void aMistakeIsAnsweredAsDescribed() throws Exception {
        for (String path : List.of(
                "api/series",
                "api/series?path=a&points=0",
                "api/series?path=a&points=x",
                "api/series?path=a&from=9&until=5",
                "api/series?path=a&from=1e300",
                "api/series?path=%7Ba",
                "api/series?path=*a*b*c*d*e*f*g*",
                "api/events?limit=1.5",
                "api/logs",
                "api/logs?container=web&after=x",
                "api/logs?container=web&stream=stdin",
                "api/logs?container=web&around=-5",
                "api/logs?container=web&text=" + "x".repeat(300))) {
            HttpResponse<String> answer = page.ask(page.shown("/" + path));
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(schemas.faults(path.replaceAll("\\?.*", ""), 400, Tree.parse(answer.body())))
                    .isEmpty();
        }
        assertThat(page.ask(page.shown("/api/containers/nobody")).statusCode()).isEqualTo(404);
    }

    /** A parameter that is described and not known here would be passed over in silence. */
    @Test
    void nothingIsDescribedThatIsNotTried() {
        for (String path : schemas.paths()) {
            Matcher variable = VARIABLE.matcher(path);
            assertThat(variable.find() ? List.of(variable.group(1)) : List.of("name"))
                    .containsExactly("name");
        }
        assertThat(schemas.paths())
                .containsExactlyInAnyOrder(
                        "api/state",
                        "api/stream",
                        "api/series",
                        "api/events",
                        "api/logs",
                        "api/host-logs",
                        "api/containers/{name}",
                        "health",
                        "metrics");
        assertThat(schemas.parameters("api/logs"))
                .containsExactlyInAnyOrder("container", "before", "after", "around", "limit", "stream", "text");
    }
}
