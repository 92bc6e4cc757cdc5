package dockerana.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page of a real agent says when Docker cannot be reached, and when the agent itself ends and begins again. */
@Tag("service")
@ExtendWith(InChrome.class)
@ResourceLock("chrome")
class LiveStatesTest {
    private static final String NOBODY = "65534";
    private static final Pattern A_NUMBER = Pattern.compile("\\d");

    /** In a chart's table: numbers, moments without, and numbers again. */
    private static final Pattern A_GAP = Pattern.compile("MiB\\d\\d:\\d\\d:\\d\\d––.*MiB");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource(names = {"WIDE_LIGHT", "NARROW_DARK"})
    void withoutDockerTheHostIsShownAndWhatToDo(Look look, Chrome chrome) throws Exception {
        try (ShownAgent agent = ShownAgent.over("unix://" + temporary.resolve("docker.sock"), temporary);
                Tab tab = agent.shown(chrome, look)) {
            assertThat(tab.get("[data-notice=docker]"))
                    .containsText("/docker.sock does not exist: Docker does not run, or its socket is elsewhere");
            assertThat(tab.get(".containers .empty"))
                    .hasText("No containers are known while Docker cannot be reached.");
            assertThat(tab.get("[data-tile=memory] strong")).hasText(A_NUMBER);
            assertThat(tab.get("[data-tile=containers] strong")).hasText("–");
            judge(tab, "live-absent-" + look.suffix());
            tab.at("#/agent").live();
            assertThat(tab.get(".notice.failed").first()).containsText("does not exist");
        }
    }

    /** The kernel refuses whoever may not write to a socket, whoever listens there. */
    @Test
    void withoutPermissionTheRemedyIsShown(Chrome chrome) throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        Path socket = temporary.resolve("docker.sock");
        Path data = Files.createDirectory(temporary.resolve("data"));
        Command.run("chown", NOBODY, data.toString()).succeeded();
        Installation installation = ShownAgent.configured(Installation.in(temporary), "unix://" + socket, 0);
        try (ServerSocketChannel listens = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listens.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            ProcessBuilder asNobody = new ProcessBuilder(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--clear-groups",
                    "--bounding-set=-all",
                    "--inh-caps=-all",
                    installation.launcher(),
                    "--data",
                    data.toString());
            try (ShownAgent agent =
                            ShownAgent.start(asNobody.directory(Path.of("/").toFile()));
                    Tab tab = agent.shown(chrome, Look.WIDE_LIGHT)) {
                assertThat(tab.get("[data-notice=docker]"))
                        .containsText("/docker.sock: permission denied; run the agent");
                assertThat(tab.get("[data-notice=docker]")).containsText("usermod -aG docker USER");
                assertThat(tab.get("[data-tile=memory] strong")).hasText(A_NUMBER);
                judge(tab, "live-denied");
            }
        }
    }

    @Test
    void anAgentThatEndsAndComesBackIsToldWithTheAgeOfWhatIsShownAndTheGap(Chrome chrome) throws Exception {
        Installation installation = ShownAgent.configured(
                Installation.in(temporary), "unix://" + temporary.resolve("docker.sock"), Service.freePort());
        ShownAgent first = ShownAgent.start(installation);
        try (Tab tab = chrome.open(first.link() + "#/agent", Look.WIDE_LIGHT).live()) {
            tab.at("#/agent");
            Locator memory = tab.get("[aria-label^='Chart Memory:']");
            assertThat(memory).hasAttribute("aria-label", Pattern.compile("resident now .* MiB.*"));
            first.close();
            assertThat(tab.get("#pill")).containsText("Reconnecting");
            assertThat(tab.get("[data-notice=connection]")).containsText("the agent cannot be reached");
            assertThat(tab.get("[data-notice=connection]"))
                    .containsText(Pattern.compile("What is shown is from \\d\\d:\\d\\d:\\d\\d, \\d+ s ago"));
            assertThat(tab.get("body")).hasClass("stale");
            judge(tab, "live-reconnecting");
            assertThat(tab.get("[data-notice=connection]"))
                    .containsText(Pattern.compile(", [5-9] s ago|, \\d\\d s ago"));
            try (ShownAgent second = ShownAgent.start(installation)) {
                assertThat(second.link()).isEqualTo(first.link());
                tab.live();
                assertThat(tab.get("[data-notice=restart]")).containsText("The agent was restarted at ");
                assertThat(tab.get("body")).not().hasClass("stale");
                Locator chart = tab.get("figure").filter(new Locator.FilterOptions().setHas(memory));
                chart.locator("button").click();
                assertThat(chart.locator("tbody")).containsText(A_GAP);
                chart.scrollIntoViewIfNeeded();
                judge(tab, "live-restarted");
                tab.at("#/").live();
                assertThat(tab.get(".track .mark.agent")).hasCount(2);
            }
        } finally {
            first.close();
        }
    }

    private static void judge(Tab tab, String name) throws IOException {
        tab.shot(name);
        assertThat(tab.barriers()).isEmpty();
        assertThat(tab.overhang()).isZero();
        assertThat(tab.complaints).isEmpty();
    }
}
