package dockerana.plugin.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One stream, which comes back by itself behind the last thing it brought, and ends when nobody looks. */
@Tag("service")
@ExtendWith(InChrome.class)
class ConnectionTest {
    /** Writes down how long the page wants to wait, and lets it wait a hundredth of it. */
    private static final String PAUSES = """
            () => {
              const wait = setTimeout;
              window.pauses = [];
              window.setTimeout = (action, millis) => {
                if (millis < 700) return wait(action, millis);
                pauses.push(millis);
                return wait(action, millis / 100);
              };
            }""";

    /** Three quarters of a minute pass at once. */
    private static final String LATER = """
            () => {
              const now = performance.now.bind(performance);
              performance.now = () => now() + 46000;
            }""";

    @Test
    void aLostConnectionIsToldWithTheAgeOfTheDataAndResumed(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
            assertThat(tab.get("tr[data-key=registry]")).isAttached();
            agent.broken = true;
            agent.hangUp();
            assertThat(tab.get("#pill")).containsText("Reconnecting");
            assertThat(tab.get("[data-notice=connection]")).containsText(" ago.");
            assertThat(tab.get("body")).hasClass("stale");
            assertThat(tab.get("tr[data-key=registry]")).isAttached();
            assertThat(tab.get("#live")).hasText("Connection lost, reconnecting");
            tab.shot("reconnecting");
            agent.broken = false;
            tab.live();
            assertThat(agent.resumed.getLast()).startsWith("1-");
            assertThat(tab.get("body")).not().hasClass("stale");
            assertThat(tab.get("[data-notice=restart]")).hasCount(0);
        }
    }

    @Test
    void anAgentWhoseClockIsSetBackIsFollowed(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.interval = 0.5;
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                assertThat(tab.get("[data-notice=clock]")).hasCount(0);
                agent.skew = -600;
                assertThat(tab.get("[data-notice=clock]")).containsText("10 min before the agent's");
                assertThat(tab.get("#pill")).hasText("Live");
            }
        }
    }

    @Test
    void anAgentThatWasRestartedIsTold(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
            agent.host.run = "2";
            agent.host.startedAt = agent.now();
            agent.hangUp();
            assertThat(tab.get("[data-notice=restart]")).containsText("The agent was restarted at ");
            assertThat(tab.get(".track .mark.agent")).isAttached();
            tab.shot("restarted");
            tab.get("[data-notice=restart] button").click();
            assertThat(tab.get("[data-notice=restart]")).hasCount(0);
        }
    }

    @Test
    void afterEachFailureThePageWaitsTwiceAsLongUpToHalfAMinute(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
            tab.page.evaluate(PAUSES);
            agent.broken = true;
            agent.hangUp();
            eventually(() -> tab.number("pauses.length") >= 8);
            for (int i = 0; i < 8; i++) {
                double wanted = Math.min(30_000, 1_000 << i);
                assertThat(tab.number("pauses[" + i + "]")).isBetween(0.75 * wanted, 1.25 * wanted);
            }
            agent.broken = false;
            tab.live();
            tab.page.evaluate("pauses.length = 0");
            agent.hangUp();
            eventually(() -> tab.number("pauses.length") >= 1);
            assertThat(tab.number("pauses[0]")).isBetween(750.0, 1_250.0);
            tab.live();
        }
    }

    @Test
    void aConnectionThatSaysNothingForLongIsMadeAnewWhereItEnded(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.interval = 600;
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                agent.happens(MadeUpHost.event(94, agent.now(), "start", "registry", "container registry started"));
                assertThat(tab.get(".lane .said")).containsText("registry started");
                tab.page.evaluate(LATER);
                assertThat(tab.get("[data-notice=connection]"))
                        .containsText("No connection: nothing was heard for 45 s.");
                tab.live();
                assertThat(agent.resumed).containsExactly("", "1-2");
            }
        }
    }

    @Test
    void whatHappensWhileThePastIsLoadedIsNotForgotten(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
            assertThat(tab.get(".lane .said")).containsText("last: ");
            tab.page.route(url -> url.contains("/api/events"), route -> {
                APIResponse past = route.fetch();
                agent.happens(MadeUpHost.event(95, agent.now(), "start", "registry", "container registry started"));
                route.fulfill(new Route.FulfillOptions().setResponse(past));
            });
            tab.press("1");
            assertThat(tab.get(".lane .said")).containsText("registry started");
            tab.page.waitForTimeout(500);
            assertThat(tab.get(".lane .said")).containsText("registry started");
        }
    }

    @Test
    void aPausedPageAsksForNothing(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
            tab.press("p");
            assertThat(tab.get("#pill")).hasText("Paused");
            agent.happens(MadeUpHost.event(90, agent.now(), "start", "registry", "container registry started"));
            eventually(() -> agent.open() == 0);
            tab.press("p");
            tab.live();
            assertThat(agent.open()).isEqualTo(1);
        }
    }

    @Test
    void thereIsOneStreamWhateverIsLookedAtAndLogLinesOnlyWhereTheyAreShown(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
            tab.press("g", "n");
            assertThat(tab.get(".network")).isVisible();
            tab.at("#/c/shop-web-1");
            assertThat(tab.get(".lines li").last()).containsText("confirmed");
            tab.press("g", "a");
            assertThat(tab.get(".agent h1")).isVisible();
            tab.live();
            agent.happens(MadeUpHost.event(91, agent.now(), "start", "registry", "container registry started"));
            eventually(() -> {
                agent.happens(MadeUpHost.event(92, agent.now(), "exec_start", "registry", "looked at"));
                return agent.open() == 1;
            });
            List<String> streams = agent.requests.stream()
                    .filter(request -> request.startsWith("/below/api/stream"))
                    .toList();
            assertThat(streams).hasSize(4);
            assertThat(streams)
                    .filteredOn(stream -> stream.contains("log="))
                    .singleElement()
                    .asString()
                    .contains("log=shop-web-1");
            assertThat(streams).allMatch(stream -> stream.contains("series="));
        }
    }

    @Test
    void whatHappensAppearsAtOnceInLaneAndLog(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.interval = 60;
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                assertThat(tab.get(".track .mark.bad").first()).isAttached();
                agent.happens(MadeUpHost.event(
                        93, agent.now(), "die", "registry", "container registry died, exit code 137 (OOM-killed)"));
                assertThat(tab.get(".lane .said")).containsText("container registry died, exit code 137");
                tab.at("#/c/registry").live();
                assertThat(tab.get(".lines li").last()).containsText("confirmed");
                agent.writes("registry", "stderr", "boom");
                assertThat(tab.get(".lines li").last()).containsText("errboom");
                tab.get(".lines").hover();
                tab.page.mouse().wheel(0, -2000);
                assertThat(tab.get(".log [aria-pressed=false]").last()).hasText("follow");
                agent.writes("registry", "stdout", "later");
                assertThat(tab.get(".news")).hasText("1 new line ↓");
                tab.shot("new-lines");
                tab.get(".news").click();
                assertThat(tab.get(".lines li").last()).isInViewport();
            }
        }
    }

    private static void eventually(BooleanSupplier so) {
        long until = System.nanoTime() + 30_000_000_000L;
        while (!so.getAsBoolean() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(so.getAsBoolean()).isTrue();
    }
}
