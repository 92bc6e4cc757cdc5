package dockerana.plugin.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state has a face: nothing there, nothing allowed, nothing known of a time, strangers' words. */
@Tag("service")
@ExtendWith(InChrome.class)
class StatesTest {
    @Test
    void whileNothingHasComeTheShapeOfThePageIsThere(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.broken = true;
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT)) {
                assertThat(tab.get(".skeleton")).isVisible();
                assertThat(tab.get("[data-notice=connection]")).containsText("No connection: the agent answered 503.");
                assertThat(tab.get("#pill")).containsText("Reconnecting");
                tab.shot("loading");
                agent.broken = false;
                tab.live();
                assertThat(tab.get("[data-notice=connection]")).hasCount(0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WIDE_LIGHT", "NARROW_DARK"})
    void withoutPermissionTheRemedyIsShown(Look look, Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.docker = Scenes.DENIED;
            agent.host.containers = List.of();
            try (Tab tab = chrome.open(agent.address(), look).live()) {
                assertThat(tab.get("[data-notice=docker]")).containsText("/var/run/docker.sock: permission denied");
                assertThat(tab.get("[data-notice=docker]")).containsText("usermod -aG docker dockerana");
                assertThat(tab.get(".containers .empty"))
                        .hasText("No containers are known while Docker cannot be reached.");
                assertThat(tab.get("[data-tile=cpu] strong")).not().hasText("–");
                tab.shot("denied-" + look.suffix());
                assertThat(tab.barriers()).isEmpty();
                agent.host.docker = Map.of("state", "ok", "message", "27.3.1 answers");
                assertThat(tab.get("[data-notice=docker]")).hasCount(0);
            }
        }
    }

    @Test
    void noContainersIsSaidAndTheFirstOneAppears(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.interval = 0.5;
            agent.host.containers = List.of();
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                tab.says("No containers yet.");
                tab.shot("empty");
                MadeUpContainer first = MadeUpContainer.running("first", "busybox", 1, agent.now());
                agent.host.containers = List.of(first);
                assertThat(tab.get("tr[data-key=first]")).containsText("running");
                agent.host.containers = List.of(first.ended(0, agent.now(), false));
                tab.says("No containers running. 1 stopped one.");
                tab.text("Show all").click();
                assertThat(tab.get("tr[data-key=first]")).containsText("exited 0");
            }
        }
    }

    @Test
    void anAgentThatDoesNotLookAtDockerSaysSo(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.docker = Map.of("state", "absent", "message", "no docker service is configured");
            agent.host.containers = List.of();
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                tab.says("This agent does not look at Docker.");
            }
        }
    }

    @Test
    void timeInWhichNothingWasCollectedIsAGapInTheLine(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.gapFrom = agent.now() - 500;
            agent.host.gapUntil = agent.now() - 300;
            try (Tab tab = chrome.open(agent.address() + "#/c/shop-api-1", Look.WIDE_LIGHT)
                    .live()) {
                assertThat(tab.get(".chart canvas").first()).isAttached();
                tab.get(".chart").first().locator("button").click();
                assertThat(tab.get(".values").first()).containsText("–");
                tab.shot("gap");
            }
        }
    }

    @Test
    void whoHasNoTokenSeesNumbersAndHowToGetTheRest(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.token = false;
            try (Tab tab = chrome.open(agent.address() + "#/c/shop-web-1", Look.WIDE_LIGHT)
                    .live()) {
                assertThat(tab.get(".chart canvas").first()).isAttached();
                assertThat(tab.get(".lines")).containsText("Log lines need the token.");
                assertThat(tab.get(".lines")).containsText("dockerana link");
                tab.shot("no-token");
                assertThat(tab.barriers()).isEmpty();
                tab.get(".lines input").fill("s3cret");
                tab.get(".lines button").click();
                tab.page.waitForURL(url -> url.contains("?token=s3cret"));
            }
        }
    }

    @Test
    void aPageThatMayShowNothingAsksForTheToken(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.locked = true;
            try (Tab tab = chrome.open(agent.address(), Look.NARROW_LIGHT)) {
                assertThat(tab.get("main form")).containsText("This page needs the token.");
                assertThat(tab.get("#pill")).hasText("Token needed");
                assertThat(tab.barriers()).isEmpty();
            }
        }
    }

    @Test
    void aClockThatDiffersIsTold(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.skew = 125;
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                assertThat(tab.get("[data-notice=clock]"))
                        .containsText("This device's clock is 2 min behind the agent's");
            }
        }
    }

    @Test
    void logsOfTheMachineAppearByThemselvesAndAreForThoseWithTheToken(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                tab.page.waitForResponse("**/api/host-logs", () -> tab.page.reload());
                assertThat(tab.live().get(".host-logs")).isHidden();
                agent.host.logs = List.of(MadeUpHost.log("/var/log/syslog", "there it is"));
                assertThat(tab.get(".host-logs")).containsText("there it is");
                agent.token = false;
                agent.requests.clear();
                tab.page.waitForResponse("**/api/series*", () -> tab.page.reload());
                assertThat(tab.live().get(".host-logs")).isHidden();
                assertThat(agent.requests).noneMatch(request -> request.contains("api/host-logs"));
            }
        }
    }

    @Test
    void strangersWordsAreShownAsTextAndRunNothing(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            MadeUpContainer hostile = Scenes.hostile(agent.now());
            agent.host.containers = List.of(hostile);
            String version = "<img/src=x/onerror=alert(7)>";
            agent.host.docker = Map.of("state", "ok", "message", "Docker %s at a place".formatted(version));
            agent.host.events = List.of(MadeUpHost.event(1, agent.now() - 30, "die", hostile.name(), Scenes.SCRIPT));
            agent.host.logs = List.of(MadeUpHost.log("/" + Scenes.SCRIPT, Scenes.SCRIPT));
            agent.log = List.of(
                    FakeAgent.line(1, agent.now() - 9, "stdout", Scenes.SCRIPT),
                    FakeAgent.line(
                            2,
                            agent.now() - 8,
                            "stdout",
                            "\u001b[31mred\u001b[0m \u001b]0;title\u0007 bell \u0007 \u202ereversed\u202c"),
                    FakeAgent.line(3, agent.now() - 7, "stderr", "x".repeat(1 << 20)));
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                assertThat(tab.get("tr[data-key] .name a")).hasText(Scenes.SCRIPT);
                assertThat(tab.get("tr[data-group] bdi")).hasText("</th><script>alert(4)</script>");
                assertThat(tab.get("#facts")).containsText("Docker " + version);
                assertThat(tab.get(".host-logs a")).hasText("/" + Scenes.SCRIPT);
                assertThat(tab.get(".host-logs bdi")).hasText(Scenes.SCRIPT);
                tab.get(".lane summary").click();
                assertThat(tab.get(".lane .events")).containsText(Scenes.SCRIPT);
                tab.shot("hostile");
                tab.get("tr[data-key] .name a").click();
                Locator lines = tab.get(".lines li");
                assertThat(lines.nth(0).locator(".words")).hasText(Scenes.SCRIPT);
                assertThat(lines.nth(1).locator(".words")).hasText("red  bell ␇ ⟨202e⟩reversed⟨202c⟩");
                assertThat(lines.nth(2)).containsText("… all 1.05 M characters");
                tab.shot("hostile-log");
                lines.nth(2).locator("button").click();
                assertThat(lines.nth(2).locator("button")).hasCount(0);
                tab.press("e");
                assertThat(tab.get(".detail .events")).containsText(Scenes.SCRIPT);
                tab.press("i");
                assertThat(tab.get(".info")).containsText("<b onclick=alert(5)> = javascript:alert(6)");
                assertThat(tab.get(".info")).containsText("⟨202e⟩gnp.exe");
                assertThat(
                                tab.number(
                                        "document.querySelectorAll('main script, main img, main [onclick], main [onload]').length"))
                        .isZero();
                assertThat(tab.complaints).isEmpty();
            }
        }
    }
}
