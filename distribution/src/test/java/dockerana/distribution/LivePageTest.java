package dockerana.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Journey;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of the unpacked archive in a real browser, over containers of a real engine. Screenshots: {@code distribution/target/screenshots}. */
@Tag("service")
@ExtendWith(InChrome.class)
@ResourceLock("chrome")
class LivePageTest {
    private static final Pattern SOME_BYTES = Pattern.compile("[1-9][\\d.]* [KMG]iB");

    @TempDir
    static Path temporary;

    private static Shop shop;
    private static ShownAgent agent;

    @BeforeAll
    static void aShopIsWatched() throws Exception {
        shop = Shop.open();
        agent = ShownAgent.over(shop.endpoint(), temporary);
    }

    @AfterAll
    static void stop() throws IOException {
        if (agent != null) {
            agent.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOverviewShowsTheHostWhatHappenedAndEveryContainer(Look look, Chrome chrome) throws IOException {
        try (Tab tab = agent.shown(chrome, look)) {
            assertThat(tab.get("#host")).hasText("web01");
            assertThat(tab.get("#facts")).containsText("Docker 2");
            for (String tile :
                    List.of("cpu", "load", "memory", "swap", "filesystem", "network", "disk", "containers")) {
                assertThat(tab.get("[data-tile=" + tile + "] strong")).hasText(Pattern.compile("\\d"));
                assertThat(tab.get("[data-tile=" + tile + "] .spark .line"))
                        .hasAttribute("d", Pattern.compile("^M.*L.*"));
            }
            assertThat(tab.get("[data-tile=outputs]")).containsText("local ok");
            assertThat(tab.get("[data-tile=containers]")).containsText(Pattern.compile("in all|restarting"));
            assertThat(tab.get(".track .mark.bad").first()).isAttached();
            assertThat(tab.get(".lane summary")).hasText(Pattern.compile("\\d+ events? as a list"));
            assertThat(tab.get("tr[data-group=shop]")).containsText("of 5 running");
            Locator web = tab.get("tr[data-key=shop-web-1]");
            assertThat(web.locator(".state")).hasText("running");
            assertThat(web.locator(".name")).containsText("busybox");
            assertThat(web.locator(".cpu")).hasText(Pattern.compile("[\\d.]+ %"));
            assertThat(web.locator(".memory")).containsText("/ 64 MiB");
            assertThat(web.locator("td").nth(4)).hasText(Pattern.compile(".*↑ " + SOME_BYTES + "/s"));
            assertThat(web.locator(".health")).hasText("healthy");
            assertThat(tab.get("tr[data-key=shop-db-1] td").nth(5))
                    .hasText(Pattern.compile(".*W " + SOME_BYTES + "/s"));
            assertThat(tab.get("tr[data-key=shop-mailer-1] td").nth(7)).hasText(Pattern.compile("[1-9]\\d*"));
            judge(tab, "live-overview-" + look.suffix());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aContainerShowsItsChartsItsLogAndItsFacts(Look look, Chrome chrome) throws IOException {
        try (Tab tab =
                chrome.open(agent.link(), look).live().at("#/c/shop-web-1").live()) {
            assertThat(tab.get("h1")).hasText("shop-web-1");
            for (String chart :
                    List.of("CPU", "Memory", "Network eth0", "Processes and threads", "Pressure", "Log lines")) {
                Locator place = tab.get("[aria-label^='Chart " + chart + ":']");
                assertThat(place.locator("canvas")).isAttached();
                assertThat(place).hasAttribute("aria-label", Pattern.compile(".* now .*, at most .*"));
            }
            assertThat(tab.get("figure").first()).containsText("limit");
            assertThat(tab.get(".chart").nth(2)).containsText("network shop_default");
            assertThat(tab.get(".facts")).containsText("0.5 cores, 64 MiB, 64 pids");
            assertThat(tab.get(".lines")).containsText(Pattern.compile("order \\d+ confirmed"));
            assertThat(tab.get(".lines li.error abbr").first()).hasText("err");
            judge(tab, "live-container-" + look.suffix());
            tab.press("i");
            assertThat(tab.get(".info")).containsText("com.docker.compose.service = web");
            assertThat(tab.get(".info")).containsText("shop_default: 172.");
            assertThat(tab.get(".info")).containsText("never read");
            tab.get(".tabs").scrollIntoViewIfNeeded();
            judge(tab, "live-facts-" + look.suffix());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNetworkShowsEveryInterface(Look look, Chrome chrome) throws IOException {
        try (Tab tab = chrome.open(agent.link(), look).live().at("#/network").live()) {
            Locator row = tab.get("[data-key='containers.shop-web-1.network.eth0']");
            assertThat(row).containsText("eth0");
            assertThat(row.locator(".tx")).hasText(Pattern.compile(SOME_BYTES + "/s"));
            assertThat(row.locator(".tx .line")).hasAttribute("d", Pattern.compile("^M.*L.*"));
            assertThat(tab.get("[data-group=shop_default]")).containsText("↑");
            assertThat(tab.get("[data-group='the host itself']")).isAttached();
            judge(tab, "live-network-" + look.suffix());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAgentShowsWhatReadsAndWhatSends(Look look, Chrome chrome) throws IOException {
        try (Tab tab = chrome.open(agent.link(), look).live().at("#/agent").live()) {
            tab.says("Everything works.");
            for (String type :
                    List.of("host", "container-stats", "container-network", "container-logs", "docker-events")) {
                assertThat(tab.get(".parts").first()).containsText(type);
            }
            assertThat(tab.get(".parts").last()).containsText("local");
            assertThat(tab.get(".plot canvas")).hasCount(2);
            judge(tab, "live-agent-" + look.suffix());
        }
    }

    @Test
    void aDeathIsSeenAtOnceAndMarked(Chrome chrome) throws Exception {
        shop.start("mortal", "while :; do echo alive; sleep 1; done");
        try (Tab tab = agent.shown(chrome, Look.WIDE_LIGHT)) {
            assertThat(tab.get("tr[data-key=shop-mortal-1]")).containsText("running");
            shop.kill("mortal");
            assertThat(tab.get("tr[data-key=shop-mortal-1]")).containsText("exited 137");
            tab.get("tr[data-key=shop-mortal-1] a").click();
            tab.live().press("e");
            assertThat(tab.get(".detail .events")).containsText("exit code 137");
            tab.get(".detail .events button").first().click();
            assertThat(tab.get(".log .about")).containsText("around");
            assertThat(tab.get(".lines .moment")).isInViewport();
        }
    }

    @Test
    void aJourneyNeedsNoMouse(Chrome chrome) {
        try (Tab tab = agent.shown(chrome, Look.WIDE_DARK)) {
            Journey journey = new Journey(tab);
            journey.to("shop-web-1", "shop-web -mailer", 1);
            journey.read("payment");
            tab.press("Escape", "i");
            assertThat(tab.get("#tab-Info")).hasAttribute("aria-selected", "true");
            tab.press("g", "n");
            assertThat(tab.get(".network")).isVisible();
            tab.press("g", "a");
            assertThat(tab.get(".agent h1")).isVisible();
            tab.press("g", "o");
            assertThat(tab.get(".overview")).isVisible();
            assertThat(tab.complaints).isEmpty();
        }
    }

    @Test
    void strangersWordsAreShownAsTextAndRunNothing(Chrome chrome) throws IOException {
        try (Tab tab = agent.shown(chrome, Look.WIDE_LIGHT)) {
            assertThat(tab.get("tr[data-group] bdi").filter(new Locator.FilterOptions().setHasText(Shop.PROJECT)))
                    .isAttached();
            tab.get("tr[data-key=" + Shop.HOSTILE + "] .name a").click();
            assertThat(tab.live().get("h1")).hasText(Shop.HOSTILE);
            for (String line : List.of(Shop.SCRIPT, "red  bell ␇ ⟨202e⟩reversed⟨202c⟩", "x".repeat(4000))) {
                assertThat(tab.get(".lines .words")
                                .filter(new Locator.FilterOptions().setHasText(line))
                                .first())
                        .hasText(line);
            }
            assertThat(tab.get(".lines abbr").first()).hasText("err");
            tab.get(".lines").scrollIntoViewIfNeeded();
            judge(tab, "live-hostile-log");
            tab.press("i");
            tab.get(".info").scrollIntoViewIfNeeded();
            assertThat(tab.get(".info")).containsText("<b/onclick = alert(5)>");
            assertThat(tab.get(".info")).containsText("⟨202e⟩gnp.exe");
            assertThat(tab.number("document.querySelectorAll('main :is(script, img, [onclick], [onload])').length"))
                    .isZero();
            judge(tab, "live-hostile-facts");
        }
    }

    @Test
    void withoutTheTokenThereAreNumbersOnly(Chrome chrome) throws IOException {
        try (Tab tab =
                chrome.open(agent.address() + "#/c/shop-web-1", Look.WIDE_LIGHT).live()) {
            assertThat(tab.get(".plot canvas").first()).isAttached();
            assertThat(tab.get(".lines")).containsText("Log lines need the token.");
            tab.get(".lines input").fill(agent.link().substring(agent.link().indexOf('=') + 1));
            tab.get(".lines button").click();
            tab.live().at("#/c/shop-web-1").live();
            assertThat(tab.get(".lines")).containsText("confirmed");
        }
    }

    private static void judge(Tab tab, String name) throws IOException {
        tab.shot(name);
        assertThat(tab.barriers()).isEmpty();
        assertThat(tab.overhang()).isZero();
        assertThat(tab.complaints).isEmpty();
    }
}
