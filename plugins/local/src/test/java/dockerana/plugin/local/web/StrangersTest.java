package dockerana.plugin.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.local.http.Wire;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.plugin.local.web.json.Tree;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrangersTest {
    @TempDir
    Path data;

    private Page page;

    @BeforeEach
    void open() throws Exception {
        page = new Page(data)
                .add(Samples.host(1))
                .add(Samples.stats(Samples.WEB_CPU))
                .add(Samples.died("web", Instant.now(), "secret words"));
    }

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8420",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1@evil.example",
                "[::1].evil"
            })
    void whoComesByAStrangeNameIsRefused(String host) throws Exception {
        assertThat(asHost(page, host)).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8420",
                "127.0.0.1:1",
                "[::1]:8420",
                "192.0.2.7",
                "dockerana.localhost:8420"
            })
    void theNamesOfThisMachineAreKnown(String host) throws Exception {
        assertThat(asHost(page, host)).startsWith("HTTP/1.1 200");
    }

    @Test
    void otherNamesAreTheOnesThatAreConfigured() throws Exception {
        try (Page named = new Page(
                data.resolve("named"),
                Page.config("127.0.0.1:0", WebConfig.Auth.TOKEN, "Metrics.example.com"),
                Facts.NONE)) {
            assertThat(asHost(named, "metrics.EXAMPLE.com:443")).startsWith("HTTP/1.1 200");
            assertThat(asHost(named, "example.com")).startsWith("HTTP/1.1 403");
        }
    }

    private static String asHost(Page page, String host) throws Exception {
        try (Wire wire = new Wire(page.web.port())) {
            return wire.send("GET /version HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .answer();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void nothingButReadingIsAnswered(String method) throws Exception {
        for (String path : List.of("/", "/api/state", "/metrics", "/api/logs")) {
            HttpResponse<String> refused = page.ask(page.shown(path).method(method, BodyPublishers.noBody()));
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
        }
    }

    @Test
    void whatGrafanaPostsIsAnswered() throws Exception {
        HttpRequest.Builder render = page.request("/render")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("target=*.*.cpu.used&format=json&from=-1h&until=now%2B1min"));
        assertThat(page.ask(render).body()).contains("\"target\":", "dockerana.testhost.cpu.used");
        HttpRequest.Builder find = page.request("/metrics/find").POST(BodyPublishers.ofString("query={dockerana,x}*"));
        assertThat(page.ask(find).body()).contains("\"text\":", "dockerana");
    }

    @Test
    void anEventCanBePostedByWhoHasTheTokenAndIsNobodysPage() throws Exception {
        String event = "{\"what\":\"deploy\",\"tags\":[\"web\",\"v2\"],\"data\":\"<b>new</b>\"}";
        assertThat(page.ask(page.request("/events/").POST(BodyPublishers.ofString(event)))
                        .statusCode())
                .isEqualTo(401);
        HttpRequest.Builder form =
                page.shown("/events/").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(event));
        assertThat(page.ask(form).statusCode()).isEqualTo(415);
        HttpRequest.Builder foreign =
                page.shown("/events/").header("Sec-Fetch-Site", "cross-site").POST(BodyPublishers.ofString(event));
        assertThat(page.ask(foreign).statusCode()).isEqualTo(403);
        HttpRequest.Builder right = page.shown("/events/")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event));
        assertThat(page.ask(right).statusCode()).isEqualTo(200);
        Tree events = page.get("/events/get_data?from=-1min&until=now%2B1min&tags=web");
        assertThat(events.list())
                .anySatisfy(one -> assertThat(String.valueOf(one)).contains("deploy", "<b>new</b>", "v2"));
        assertThat(page.get("/events/get_data?from=-1min&until=now%2B1min&tags=die")
                        .at(0, "data")
                        .text())
                .isEqualTo("secret words");
        assertThat(page.get("/events/get_data?from=-1min&until=now%2B1min&tags=docker-die%20container-web")
                        .list())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/state",
                "/nothing",
                "/api/logs",
                "/?token=" + Page.TOKEN,
                "/render?target=nosuch(",
                "/openapi.yaml"
            })
    void everyAnswerIsSafeToOpenInABrowser(String path) throws Exception {
        HttpResponse<String> answer = page.ask(path);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../defaults.conf",
                "/..%2fdefaults.conf",
                "/page/index.html",
                "/js/../../defaults.conf",
                "/defaults.conf",
                "//index.html",
                "/js/",
                "/META-INF/MANIFEST.MF",
                "/js/app.js%00.svg"
            })
    void onlyThePagesFilesAreFiles(String path) throws Exception {
        try (Wire wire = new Wire(page.web.port())) {
            assertThat(wire.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aFileThatIsKnownIsNotSentAgain() throws Exception {
        HttpResponse<String> first = page.ask("/");
        assertThat(first.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(page.ask(page.request("/").header("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
    }
}
