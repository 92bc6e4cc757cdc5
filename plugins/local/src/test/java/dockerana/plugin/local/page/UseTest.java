package dockerana.plugin.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Journey;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does with the page: by mouse, and all of it by keys. */
@Tag("service")
@ExtendWith(InChrome.class)
class UseTest {
    @Test
    void aJourneyNeedsNoMouse(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
            Journey journey = new Journey(tab);
            journey.to("shop-api-1", "shop- -db", 4);
            journey.read("payment 8812 failed");
            tab.press("Escape", "e");
            assertThat(tab.get("#tab-Events")).hasAttribute("aria-selected", "true");
            tab.press("Escape");
            assertThat(tab.get(".overview")).isVisible();
            tab.press("t", "t");
            assertThat(tab.get("html")).hasAttribute("data-theme", "dark");
            tab.press("?");
            tab.shot("keys");
            assertThat(tab.complaints).isEmpty();
        }
    }

    @Test
    void everyColumnSortsBothWays(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
            tab.get(".check input").uncheck();
            for (Locator head : tab.get(".containers thead th").all()) {
                head.locator("button").click();
                String first = tab.get("tr[data-key]").first().getAttribute("data-key");
                assertThat(head).hasAttribute("aria-sort", Pattern.compile("ascending|descending"));
                head.locator("button").click();
                assertThat(tab.get("th[aria-sort]")).hasCount(1);
                assertThat(first).isNotNull();
            }
            tab.get("th.memory button").click();
            assertThat(tab.get("tr[data-key]").first()).hasAttribute("data-key", "ci-runner");
            assertThat(tab.page.url()).contains("sort=-memory");
            tab.page.reload();
            assertThat(tab.get("tr[data-key]").first()).hasAttribute("data-key", "ci-runner");
        }
    }

    @Test
    void rowsStayUnderThePointer(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.interval = 0.5;
            try (Tab tab = chrome.open(agent.address() + "#/?sort=-cpu", Look.WIDE_LIGHT)
                    .live()) {
                tab.get(".check input").uncheck();
                String top = "document.querySelector('tr[data-key]').dataset.key";
                assertThat(tab.get("tr[data-key]").first()).isAttached();
                String before = tab.string(top);
                tab.get("tr[data-key]").nth(3).hover();
                MadeUpContainer busy = MadeUpContainer.running("busy", "burn", 60, agent.now());
                agent.host.containers = java.util.stream.Stream.concat(
                                agent.host.containers.stream(), java.util.stream.Stream.of(busy))
                        .toList();
                assertThat(tab.get("tr[data-key]").last()).hasAttribute("data-key", "busy");
                tab.page.waitForTimeout(6_000);
                assertThat(tab.string(top)).isEqualTo(before);
                tab.get("h2").first().hover();
                assertThat(tab.get("tr[data-key]").first()).hasAttribute("data-key", "busy");
            }
        }
    }

    @Test
    void projectsFoldAndStayFolded(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
            tab.get("tr[data-group=shop] button").click();
            assertThat(tab.get("tr[data-key=shop-web-1]")).hasCount(0);
            tab.page.reload();
            assertThat(tab.get("tr[data-group=shop] button")).hasAttribute("aria-expanded", "false");
            assertThat(tab.get("tr[data-key=registry]")).isAttached();
            assertThat(tab.get("tr[data-key=shop-web-1]")).hasCount(0);
        }
    }

    @Test
    void draggingInOneChartZoomsAll(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address() + "#/c/shop-worker-1", Look.WIDE_LIGHT)
                        .live()) {
            Locator over = tab.get(".u-over").first();
            assertThat(tab.get(".u-over")).hasCount(7);
            BoundingBox box = Objects.requireNonNull(over.boundingBox());
            String spans =
                    "[...document.querySelectorAll('.plot')].map((p) => Math.round(p.plot.scales.x.max - p.plot.scales.x.min)).join()";
            assertThat(tab.string(spans)).matches("(900,?){7}");
            tab.page.mouse().move(box.x + box.width / 4, box.y + 40);
            assertThat(tab.get(".legend time").nth(3)).not().isEmpty();
            tab.page.mouse().down();
            tab.page.mouse().move(box.x + box.width / 2, box.y + 60);
            tab.page.mouse().up();
            assertThat(tab.text("Whole range")).isVisible();
            assertThat(List.of(tab.string(spans).split(",")).stream().distinct().toList())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("22");
            tab.shot("zoomed");
            tab.press("Escape");
            assertThat(tab.text("Whole range")).isHidden();
        }
    }

    @Test
    void aClickInAChartShowsTheLinesAroundThatMoment(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address() + "#/c/shop-worker-1", Look.NARROW_LIGHT)
                        .live()) {
            Locator over = tab.get(".u-over").first();
            over.click();
            assertThat(tab.get(".log .about")).containsText("around");
            assertThat(tab.get(".lines .moment")).isInViewport();
            tab.shot("around");
            tab.get(".news").click();
            assertThat(tab.get(".log .about")).containsText("300 lines");
        }
    }

    @Test
    void atTwiceTheSizeNothingIsCutOff(Chrome chrome) throws IOException {
        for (String view : List.of("#/", "#/c/shop-db-1", "#/network", "#/agent")) {
            try (FakeAgent agent = new FakeAgent(0);
                    Tab tab = chrome.open(agent.address() + view, Look.WIDE_LIGHT, 2)
                            .live()) {
                assertThat(tab.get(".view")).isVisible();
                assertThat(tab.overhang()).isZero();
                tab.shot("twice" + view.replaceAll("[^a-z]", ""));
            }
        }
    }

    @Test
    void whoWantsNoMotionGetsNone(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT)) {
            tab.page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
            agent.broken = true;
            agent.hangUp();
            assertThat(tab.get("#pill")).containsText("Reconnecting");
            assertThat(tab.number("document.getAnimations().length")).isZero();
        }
    }
}
