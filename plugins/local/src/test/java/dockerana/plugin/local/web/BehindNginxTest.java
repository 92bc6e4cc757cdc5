package dockerana.plugin.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.ServerScript;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx serves the page below a path of its own, with no option but what it takes to say who asks. */
@Tag("service")
class BehindNginxTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src|url)=\"?([^\"> ]+)");

    @TempDir
    Path data;

    private final int port = ServerScript.freePort();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private Page page;
    private ServerScript nginx;

    @BeforeEach
    void start() throws Exception {
        page = new Page(data).add(Samples.host(1));
        nginx = ServerScript.named(
                        "nginx.sh",
                        "nginx-" + port,
                        Map.of("PORT", Integer.toString(port), "TO", "127.0.0.1:" + page.web.port()))
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        nginx.run("stop");
        page.close();
        browser.shutdownNow();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + "/dockerana/" + path);
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itIsAllThereAndSeenByWhoHasTheToken() throws Exception {
        assertThat(get(address("api/state")).statusCode()).isEqualTo(401); // he is not here: the proxy is
        HttpResponse<String> entered = get(address("?token=" + Page.TOKEN));
        assertThat(entered.statusCode()).isEqualTo(200);
        URI home = address("?").resolve(links(entered.body()).getFirst().replace("0;url=", ""));
        assertThat(home).isEqualTo(address(""));
        HttpResponse<String> first = get(home);
        assertThat(first.statusCode()).isEqualTo(200);
        List<String> links = links(first.body());
        assertThat(links).isNotEmpty();
        for (String link : links) {
            assertThat(get(home.resolve(link)).statusCode()).as(link).isEqualTo(200);
        }
        assertThat(get(address("api/state")).body()).contains("\"access\":\"all\"");
        assertThat(get(address("render?target=dockerana.testhost.cpu.used&format=json"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> links(String html) {
        List<String> links = new ArrayList<>();
        for (Matcher link = LINK.matcher(html); link.find(); ) {
            if (!link.group(1).startsWith("#") && !link.group(1).startsWith("data:")) {
                links.add(link.group(1));
            }
        }
        return links;
    }

    @Test
    void theStreamComesThroughAsItHappens() throws Exception {
        get(address("?token=" + Page.TOKEN));
        HttpRequest stream = HttpRequest.newBuilder(address("api/stream")).build();
        try (Told told = new Told(browser.send(stream, HttpResponse.BodyHandlers.ofInputStream()))) {
            told.next("snapshot");
            page.add(Samples.died("web", Instant.now(), "died"));
            assertThat(told.next("event").data().at("text").text()).isEqualTo("died");
        }
    }
}
