package dockerana.plugin.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each view shows what it is for, wide and narrow, by day and by night, and keeps nobody out. */
@Tag("service")
@ExtendWith(InChrome.class)
class ViewsTest {
    @ParameterizedTest
    @EnumSource
    void theOverviewShowsHostEventsAndContainers(Look look, Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address(), look).live()) {
            assertThat(tab.get("#host")).hasText("web01");
            for (String tile : new String[] {
                "cpu", "load", "memory", "swap", "filesystem", "network", "disk", "pressure", "containers"
            }) {
                assertThat(tab.get("[data-tile=" + tile + "] strong")).not().hasText("–");
                assertThat(tab.get("[data-tile=" + tile + "] .spark .line"))
                        .hasAttribute("d", java.util.regex.Pattern.compile("^M.*L.*"));
            }
            assertThat(tab.get("[data-tile=filesystem]")).containsText("full in");
            assertThat(tab.get("[data-tile=outputs]")).containsText("graphite ok");
            assertThat(tab.get(".track .mark").first()).isAttached();
            assertThat(tab.get(".rows tbody:not(.pad) tr[data-key]").first()).containsText("shop-worker-1");
            assertThat(tab.get("tr[data-key=shop-mailer-1]")).containsText("exited 137");
            assertThat(tab.get("tr[data-group=shop]")).containsText("4 of 5 running");
            judge(tab, "overview-" + look.suffix());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aContainerShowsItsChartsLogAndFacts(Look look, Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address() + "#/c/shop-db-1", look).live()) {
            assertThat(tab.get("h1")).hasText("shop-db-1");
            for (String title : new String[] {
                "CPU",
                "Memory",
                "Network eth0",
                "Network eth1",
                "Disk sda",
                "Processes and threads",
                "Pressure",
                "Log lines"
            }) {
                Locator chart = tab.get("figure")
                        .filter(new Locator.FilterOptions()
                                .setHas(tab.page.getByRole(
                                        com.microsoft.playwright.options.AriaRole.HEADING,
                                        new com.microsoft.playwright.Page.GetByRoleOptions()
                                                .setName(title)
                                                .setExact(true))));
                assertThat(chart.locator("canvas")).isAttached();
                assertThat(chart.locator("[role=img]"))
                        .hasAttribute("aria-label", java.util.regex.Pattern.compile(".* now .*at most.*"));
            }
            assertThat(tab.get(".chart").nth(2)).containsText("network shop_default · host veth5a1c09e");
            assertThat(tab.get(".lines li").last()).containsText("confirmed");
            judge(tab, "container-" + look.suffix());
            tab.press("i");
            assertThat(tab.get(".info")).containsText("com.example.team = shop");
            assertThat(tab.get(".info")).containsText("127.0.0.1:8080->80/tcp");
            assertThat(tab.get(".info")).containsText("never read");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNetworkShowsEveryInterfaceWithItsOtherEnd(Look look, Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address() + "#/network", look).live()) {
            Locator row = tab.get("[data-key='containers.shop-db-1.network.eth1']");
            assertThat(row).containsText("veth77b2f10");
            assertThat(row).containsText("iB/s");
            assertThat(tab.get("[data-group=backup]")).isAttached();
            judge(tab, "network-" + look.suffix());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAgentShowsWhatIsWrongAndHowToMendIt(Look look, Chrome chrome) throws IOException {
        try (FakeAgent agent = new FakeAgent(0);
                Tab tab = chrome.open(agent.address() + "#/agent", look).live()) {
            tab.says("Everything works.");
            agent.host.parts = Scenes.graphiteDown(agent.host.parts);
            assertThat(tab.get(".notice.failed")).containsText("carbon.example.com:2004 refused the connection");
            assertThat(tab.get(".notice.failed")).containsText("Is carbon running there?");
            assertThat(tab.get("#agent-level")).hasText(" !");
            Locator part = tab.get(".parts tr").filter(new Locator.FilterOptions().setHasText("carbon"));
            assertThat(part).containsText("1.50 MiB");
            assertThat(part).containsText("1240 outbox-full");
            assertThat(part).containsText("4 min");
            part.locator("summary").click();
            assertThat(part).containsText("last error: Connection refused");
            judge(tab, "agent-" + look.suffix());
            tab.at("#/");
            assertThat(tab.get("[data-tile=outputs]")).containsText("graphite down");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLogsOfTheMachineAreListedAndEachLeadsToItsLines(Look look, Chrome chrome) throws IOException {
        try (FakeAgent agent = withLogs();
                Tab tab = chrome.open(agent.address(), look).live()) {
            Locator logs = tab.get(".host-logs li");
            assertThat(logs).hasCount(3);
            assertThat(logs.first()).containsText("/var/log/auth.log");
            assertThat(logs.first()).containsText("Accepted publickey");
            tab.press("h");
            assertThat(logs.first().locator("a")).isFocused();
            judge(tab, "host-logs-" + look.suffix());
            tab.press("Enter");
            assertThat(tab.live().get("h1")).hasText("/var/log/auth.log");
            assertThat(tab.get(".facts")).containsText("A log of the machine itself.");
            assertThat(tab.get(".lines li").last()).containsText("confirmed");
            assertThat(tab.get("[role=tab]").first()).isHidden();
            assertThat(tab.text("stderr only")).isHidden();
            assertThat(tab.text("History begins")).isHidden();
            judge(tab, "host-log-" + look.suffix());
            tab.press("Escape");
            logs.last().locator("a").click();
            assertThat(tab.live().get("h1")).hasText("journal");
            assertThat(tab.get(".facts")).containsText("A log of the machine itself.");
        }
    }

    private static FakeAgent withLogs() throws IOException {
        FakeAgent agent = new FakeAgent(0);
        agent.host.logs = MadeUpHost.logs();
        return agent;
    }

    private static void judge(Tab tab, String name) throws IOException {
        tab.shot(name);
        assertThat(tab.barriers()).isEmpty();
        assertThat(tab.overhang()).isZero();
        assertThat(tab.complaints).isEmpty();
    }
}
