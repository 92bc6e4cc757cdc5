package dockerana.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of the unpacked archive in a real browser, over containers of a real engine. */
@Tag("service")
@ExtendWith(InChrome.class)
class LivePageTest {
    private static final String SCRIPT = "<img src=x onerror=alert(1)>";
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/\\S*");

    @TempDir
    static Path temporary;

    private static RealEngine engine;
    private static AgentProcess agent;
    private static String address;
    private static String link;

    @BeforeAll
    static void containersAreWatched() throws Exception {
        engine = RealEngine.running("page");
        engine.docker("network", "create", "shop_default");
        container(
                "shop-web-1",
                "--label=com.docker.compose.project=shop",
                "--label=com.docker.compose.service=web",
                "--label=com.docker.compose.container-number=1",
                "--memory=64m",
                "--cpus=0.5");
        container("hostile", "--label=evil=" + SCRIPT);
        Installation installation = Installation.in(temporary).configured("""
                dockerana {
                  host = web01
                  interval = 1s
                  sources {
                    host { type = host }
                    stats { type = container-stats }
                    network { type = container-network }
                    events { type = docker-events }
                    logs { type = container-logs, start = beginning }
                  }
                  services { docker { endpoint = "unix://%s" } }
                  sinks { local { type = local, bind = "127.0.0.1:0" } }
                }
                """.formatted(engine.socket()));
        agent = AgentProcess.start(installation);
        agent.awaitLine("?token=");
        link = agent.lines("?token=")
                .map(LINK::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::group)
                .findFirst()
                .orElseThrow();
        address = link.substring(0, link.indexOf('?'));
    }

    private static void container(String name, String... options) throws Exception {
        List<String> words =
                new java.util.ArrayList<>(List.of("run", "-d", "--network", "shop_default", "--name", name));
        words.addAll(List.of(options));
        words.addAll(List.of(
                "busybox", "sh", "-c", "while :; do echo \"INFO tick\"; echo '" + SCRIPT + "' >&2; sleep 1; done"));
        engine.docker(words.toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws IOException {
        if (agent != null) {
            agent.close();
        }
        engine.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyViewShowsWhatIsThere(Look look, Chrome chrome) throws IOException {
        try (Tab tab = chrome.open(link, look).live()) {
            assertThat(tab.get("#host")).hasText("web01");
            assertThat(tab.get("[data-tile=cpu] strong")).hasText(Pattern.compile("[\\d.]+ %"));
            Locator row = tab.get("tr[data-key=shop-web-1]");
            assertThat(row).containsText("running");
            assertThat(row.locator(".memory")).containsText("64 MiB");
            assertThat(tab.get("tr[data-group=shop]")).containsText("1 of 1 running");
            judge(tab, "live-overview-" + look.suffix());

            tab.at("#/c/shop-web-1").live();
            for (String chart : List.of("CPU", "Memory", "Network eth0", "Log lines")) {
                assertThat(tab.get("[aria-label^='Chart " + chart + ":'] canvas"))
                        .isAttached();
            }
            assertThat(tab.get(".lines")).containsText("INFO tick");
            assertThat(tab.get(".lines abbr").first()).hasText("err");
            assertThat(tab.get(".facts")).containsText("0.50 cores, 64 MiB");
            judge(tab, "live-container-" + look.suffix());

            tab.at("#/network").live();
            assertThat(tab.get("[data-key='containers.shop-web-1.network.eth0']"))
                    .containsText("eth0");
            assertThat(tab.get("[data-group=shop_default]")).isAttached();
            judge(tab, "live-network-" + look.suffix());

            tab.at("#/agent").live();
            assertThat(tab.get(".parts").first()).containsText("container-stats");
            judge(tab, "live-agent-" + look.suffix());
        }
    }

    @Test
    void aDeathIsSeenAtOnceAndMarked(Chrome chrome) throws Exception {
        container("mortal");
        try (Tab tab = chrome.open(link, Look.WIDE_LIGHT).live()) {
            assertThat(tab.get("tr[data-key=mortal]")).containsText("running");
            engine.docker("kill", "mortal");
            assertThat(tab.get("tr[data-key=mortal]")).containsText("exited 137");
            assertThat(tab.get(".track .mark.bad").first()).isAttached();
            tab.get("tr[data-key=mortal] a").click();
            tab.press("e");
            assertThat(tab.get(".detail .events")).containsText("exit code 137");
        }
    }

    @Test
    void strangersWordsAreText(Chrome chrome) {
        try (Tab tab = chrome.open(link, Look.WIDE_LIGHT).live()) {
            tab.at("#/c/hostile").live();
            assertThat(tab.get(".lines .words")
                            .filter(new Locator.FilterOptions().setHasText(SCRIPT))
                            .first())
                    .isAttached();
            tab.press("i");
            assertThat(tab.get(".info")).containsText("evil = " + SCRIPT);
            assertThat(tab.complaints).isEmpty();
        }
    }

    @Test
    void withoutTheTokenThereAreNumbersOnly(Chrome chrome) {
        try (Tab tab = chrome.open(address + "#/c/shop-web-1", Look.WIDE_LIGHT).live()) {
            assertThat(tab.get(".chart canvas").first()).isAttached();
            assertThat(tab.get(".lines")).containsText("Log lines need the token.");
        }
    }

    private static void judge(Tab tab, String name) throws IOException {
        tab.shot(name);
        assertThat(Files.exists(Path.of("target", "screenshots", name + ".png")))
                .isTrue();
        assertThat(tab.barriers()).isEmpty();
        assertThat(tab.overhang()).isZero();
        assertThat(tab.complaints).isEmpty();
    }
}
