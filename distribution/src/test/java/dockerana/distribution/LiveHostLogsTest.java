package dockerana.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The way to a log of the machine itself, on the page of a real agent. */
@Tag("service")
@ExtendWith(InChrome.class)
@ResourceLock("chrome")
class LiveHostLogsTest {
    private static final String SHIPPED = "# syslog     { type = host-logs, files = [\"/var/log/syslog\"] }";

    @TempDir
    Path temporary;

    @Test
    void aFileOfTheMachineIsListedAndLeadsToItsLines(Chrome chrome) throws Exception {
        Path file = Files.writeString(temporary.resolve("app.log"), "first words\n");
        Installation installation =
                ShownAgent.configured(Installation.in(temporary), "unix://" + temporary.resolve("docker.sock"), 0);
        String configuration = Files.readString(installation.file("conf/application.conf"));
        assertThat(configuration).contains(SHIPPED);
        installation.configured(configuration.replace(
                SHIPPED, "syslog { type = host-logs, start = beginning, files = [\"%s\"] }".formatted(file)));
        try (ShownAgent agent = ShownAgent.start(installation);
                Tab tab = agent.shown(chrome, Look.WIDE_LIGHT)) {
            Locator log = tab.get(".host-logs li");
            assertThat(log).hasCount(1);
            assertThat(log).containsText("first words");
            tab.press("h");
            assertThat(log.locator("a")).isFocused();
            tab.press("Enter");
            assertThat(tab.live().get("h1")).hasText(file.toString());
            assertThat(tab.get(".lines .words").last()).hasText("first words");
            Files.writeString(file, "last words\n", StandardOpenOption.APPEND);
            assertThat(tab.get(".lines .words").last()).hasText("last words");
            assertThat(tab.complaints).isEmpty();
        }
    }
}
