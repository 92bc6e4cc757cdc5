package dockerana.plugin.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.local.http.Wire;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTest {
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
                "/",
                "/api/state",
                "/api/series?path=cpu.used",
                "/api/events",
                "/health",
                "/metrics",
                "/render?target=*&format=json",
                "/metrics/find?query=*",
                "/functions",
                "/version"
            })
    void onLoopbackNumbersAreOpen(String path) throws Exception {
        assertThat(page.ask(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/logs?container=web", "/api/containers/web", "/api/stream?log=web", "/events/get_data"})
    void whatContainersSayNeedsTheTokenEvenThere(String path) throws Exception {
        HttpResponse<String> refused = page.ask(path);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("dockerana link");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        if (!path.contains("stream")) {
            assertThat(page.ask(page.shown(path)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatEventsSayNeedsTheToken() throws Exception {
        assertThat(page.ask("/api/events").body()).contains("\"die\"").doesNotContain("words");
        assertThat(page.ask(page.shown("/api/events")).body()).contains("secret words", "last words");
    }

    @Test
    void aWrongTokenIsNotTakenForNone() throws Exception {
        assertThat(page.ask(page.request("/api/state").header("Authorization", "Bearer wrong"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(page.ask(page.request("/api/state").header("Authorization", "Basic " + basic(Page.TOKEN)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(page.ask("/?token=wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void theLinkLeavesACookieThatNoScriptAndNoOtherSiteHas() throws Exception {
        HttpResponse<String> entered = page.ask("/?token=" + Page.TOKEN);
        assertThat(entered.statusCode()).isEqualTo(200);
        assertThat(entered.body()).contains("url=./").doesNotContain(Page.TOKEN);
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(List.of(cookie.split("; "))).contains("HttpOnly", "SameSite=Strict", "Path=/");
        String shown = cookie.substring(0, cookie.indexOf(';'));
        assertThat(page.ask(page.request("/api/logs?container=web").header("Cookie", "other=1; " + shown))
                        .statusCode())
                .isEqualTo(200);
        assertThat(page.ask(page.request("/api/logs?container=web").header("Cookie", shown + "x"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void behindATlsProxyTheCookieStaysThere() throws Exception {
        HttpResponse<String> entered =
                page.ask(page.request("/?token=" + Page.TOKEN).header("X-Forwarded-Proto", "https"));
        assertThat(entered.headers().firstValue("Set-Cookie").orElseThrow()).endsWith("; Secure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP"})
    void whomAProxyBringsIsNotHere(String header) throws Exception {
        assertThat(page.ask(page.request("/api/state").header(header, "192.0.2.1"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(page.ask(page.shown("/api/state").header(header, "192.0.2.1"))
                        .statusCode())
                .isEqualTo(200);
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

    @Test
    void beyondLoopbackNothingIsSeenWithoutTheToken() throws Exception {
        try (Page open = new Page(data.resolve("open"), Page.config("0.0.0.0:0", WebConfig.Auth.TOKEN), Facts.NONE)) {
            for (String path :
                    List.of("/", "/api/state", "/health", "/metrics", "/version", "/js/app.js", "/api/stream")) {
                assertThat(open.ask(path).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(open.ask(open.shown("/api/state")).statusCode()).isEqualTo(200);
            assertThat(open.web.link()).isEqualTo("http://testhost:" + open.web.port() + "/?token=" + Page.TOKEN);
        }
    }

    @Test
    void aPasswordMayTakeTheTokensPlace() throws Exception {
        try (Page basic = new Page(data.resolve("basic"), Page.config("0.0.0.0:0", WebConfig.Auth.BASIC), Facts.NONE)) {
            HttpResponse<String> refused = basic.ask("/");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic realm=");
            assertThat(basic.ask(basic.request("/").header("Authorization", "Basic " + basic("operator:pass:word")))
                            .statusCode())
                    .isEqualTo(200);
            for (String wrong : List.of("operator:pass", "operator:", ":pass:word", "pass:word", "")) {
                assertThat(basic.ask(basic.request("/").header("Authorization", "Basic " + basic(wrong)))
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(basic.ask(basic.request("/").header("Authorization", "Basic ***"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(basic.ask("/?token=operator:pass:word").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whoWaivesItWaivesIt() throws Exception {
        try (Page none = new Page(data.resolve("none"), Page.config("127.0.0.1:0", WebConfig.Auth.NONE), Facts.NONE)) {
            assertThat(none.ask("/api/logs?container=web").statusCode()).isEqualTo(200);
            assertThat(asHost(none, "evil.example")).startsWith("HTTP/1.1 403");
        }
    }

    private static String basic(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
