package dockerana.plugin.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page costs whoever has it open, in processor time as Chromium counts it: a busy machine does not change that. */
@Tag("service")
@ExtendWith(InChrome.class)
class SpeedTest {
    private static final int SECONDS = 40;
    private static final int UPDATES = 7;

    @Test
    void fiftyContainersCostLessThanTwoPercentOfACore(Chrome chrome) throws IOException {
        Cost cost = cost(chrome, 50);
        System.out.println("50 containers every 10 s: " + cost);
        assertThat(cost.percentOfACore()).isLessThan(2);
    }

    @Test
    void fiveHundredContainersCostLessThanTenPercentOfACore(Chrome chrome) throws IOException {
        Cost cost = cost(chrome, 500);
        System.out.println("500 containers every 10 s: " + cost);
        assertThat(cost.percentOfACore()).isLessThan(10);
    }

    /** Of several updates the one in the middle: now and then one falls together with a collection of garbage. */
    @Test
    void anUpdateOfFiveHundredContainersTakesLessThanFiftyMillisecondsOfTheMainThread(Chrome chrome)
            throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.containers = MadeUpContainer.many(500, agent.now());
            agent.host.interval = 3;
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                assertThat(tab.get("tr[data-key]").first()).isAttached();
                tab.page.waitForTimeout(7_000);
                CDPSession session = measured(tab);
                List<Double> millis = new ArrayList<>();
                for (int i = 0; i < UPDATES; i++) {
                    int sent = agent.deltas.get();
                    double before = metric(session, "TaskDuration");
                    while (agent.deltas.get() == sent) {
                        tab.page.waitForTimeout(100);
                    }
                    tab.page.waitForTimeout(1_000);
                    millis.add(1000 * (metric(session, "TaskDuration") - before) / (agent.deltas.get() - sent));
                }
                Collections.sort(millis);
                System.out.println("an update of 500 containers, in milliseconds of the main thread: " + millis);
                assertThat(millis.get(UPDATES / 2)).isLessThan(50);
            }
        }
    }

    @Test
    void ofFiveHundredContainersOnlyThoseInSightAreThere(Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.containers = MadeUpContainer.many(500, agent.now());
            try (Tab tab = chrome.open(agent.address() + "#/?sort=name", Look.WIDE_LIGHT)
                    .live()) {
                assertThat(tab.get("[role=status]").first()).hasText("500");
                assertThat(tab.get("tr[data-key]").first()).hasAttribute("data-key", "stack0-api-0");
                assertThat(tab.get("tr[data-key]").count()).isLessThan(60);
                tab.page.evaluate("scrollTo(0, document.body.scrollHeight)");
                assertThat(tab.get("tr[data-key=stack19-worker-498]")).isInViewport();
                assertThat(tab.get("tr[data-key=stack19-worker-498] .cpu .line"))
                        .hasAttribute("d", java.util.regex.Pattern.compile("^M.*L.*"));
                assertThat(tab.get("tr[data-key]").count()).isLessThan(60);
                assertThat(tab.get("table.rows")).hasAttribute("aria-rowcount", "521");
                tab.shot("hundreds");
            }
        }
    }

    private record Cost(double percentOfACore, double mainThreadMillis, double heapMegabytes) {}

    private static Cost cost(Chrome chrome, int containers) throws IOException {
        try (FakeAgent agent = new FakeAgent(0)) {
            agent.host.containers = MadeUpContainer.many(containers, agent.now());
            agent.host.interval = 10;
            try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                assertThat(tab.get("tr[data-key]").first()).isAttached();
                tab.page.waitForTimeout(12_000);
                CDPSession session = measured(tab);
                double[] before = {metric(session, "TaskDuration"), processes(chrome)};
                tab.page.waitForTimeout(SECONDS * 1000.0);
                double main = metric(session, "TaskDuration") - before[0];
                double all = processes(chrome) - before[1];
                return new Cost(100 * all / SECONDS, main * 1000, metric(session, "JSHeapUsedSize") / 1e6);
            }
        }
    }

    /** Times are from now on those of the processor, not of the clock. */
    private static CDPSession measured(Tab tab) {
        CDPSession session = tab.session();
        JsonObject domain = new JsonObject();
        domain.addProperty("timeDomain", "threadTicks");
        session.send("Performance.enable", domain);
        return session;
    }

    private static double metric(CDPSession session, String name) {
        for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new AssertionError("Chromium does not tell " + name);
    }

    /** Processor seconds of all renderers and of what draws for them. */
    private static double processes(Chrome chrome) {
        CDPSession browser = chrome.session();
        JsonArray all = browser.send("SystemInfo.getProcessInfo").getAsJsonArray("processInfo");
        browser.detach();
        double seconds = 0;
        for (JsonElement process : all) {
            if (!process.getAsJsonObject().get("type").getAsString().equals("browser")) {
                seconds += process.getAsJsonObject().get("cpuTime").getAsDouble();
            }
        }
        return seconds;
    }
}
