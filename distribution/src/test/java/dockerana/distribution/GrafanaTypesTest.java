package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboards have the form that Grafana publishes, as TypeScript's compiler sees it. */
@Tag("service")
class GrafanaTypesTest {
    @TempDir
    private Path temporary;

    private static Command compared(Path dashboards) throws InterruptedException {
        String script = Path.of(System.getProperty("dockerana.services", "verify.d"), "grafana-types.sh")
                .toString();
        return Command.run(Map.of(), script, dashboards.toString());
    }

    @Test
    void everyDashboardAndEveryPanelHasIt() throws Exception {
        compared(Installation.in(temporary).file("dashboards")).succeeded();
    }

    @Test
    void whatGrafanaDoesNotKnowIsNoticed() throws Exception {
        Path overview = Installation.in(temporary).file("dashboards/dockerana-overview.json");
        String changed =
                Files.readString(overview).replaceFirst("\"graphMode\": \"area\"", "\"graphMode\": \"circle\"");
        Files.writeString(temporary.resolve("overview.json"), changed);

        Command compared = compared(temporary);

        assertThat(compared.exitCode()).isNotZero();
        assertThat(compared.output()).contains("\"circle\"");
    }
}
