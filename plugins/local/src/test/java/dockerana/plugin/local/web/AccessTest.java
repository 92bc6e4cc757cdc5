package dockerana.plugin.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.local.web.access.Bind;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.testkit.TestAgent;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
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
                "/render/?target=*",
                "/metrics/find?query=*",
                "/metrics/expand?query=*",
                "/tags/autoComplete/tags",
                "/tags/autoComplete/values?tag=container",
                "/functions",
                "/functions/scale",
                "/version",
                "/openapi.yaml"
            })
    void onLoopbackNumbersAreOpen(String path) throws Exception {
        assertThat(page.ask(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/logs?container=web",
                "/api/logs?container=web&before=x",
                "/api/host-logs",
                "/api/containers/web",
                "/api/containers/",
                "/api/stream?log=web",
                "/events/",
                "/events/get_data",
                "/events/get_data/"
            })
    void whatContainersSayNeedsTheTokenEvenThere(String path) throws Exception {
        HttpResponse<String> refused = page.ask(path);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("dockerana link");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        if (List.of(
                        "/api/logs?container=web",
                        "/api/host-logs",
                        "/api/containers/web",
                        "/events/get_data",
                        "/events/get_data/")
                .contains(path)) {
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
        }
    }

    @Test
    void aLinkWithTheTokenIsLeftForItsOwnerAndOpensAll() throws Exception {
        Path own = data.resolve("own");
        WebConfig made = new WebConfig(
                Bind.parse("127.0.0.1:0"),
                WebConfig.Auth.TOKEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        try (Page page = new Page(TestAgent.ofSink("local").withData(own), made, Facts.NONE)) {
            Path file = own.resolve("link");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            String link = Files.readString(file).strip();
            assertThat(link)
                    .isEqualTo("http://127.0.0.1:" + page.web.port() + "/?token="
                            + Files.readString(own.resolve("token")).strip())
                    .isEqualTo(page.web.link());
            assertThat(page.ask(link.substring(link.indexOf("/?"))).headers().firstValue("Set-Cookie"))
                    .isPresent();
        }
    }

    private static String basic(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
