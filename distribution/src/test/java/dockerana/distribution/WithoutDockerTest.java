package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration as it is shipped, but faster, on a machine without Docker. */
class WithoutDockerTest {
    private static final String REMEDY =
            "/docker.sock does not exist: Docker does not run, or its socket is elsewhere (endpoint)";

    @TempDir
    Path temporary;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = Installation.in(temporary);
        String shipped = Files.readString(installation.file("conf/application.conf"));
        String here = shipped.replace("unix:///var/run/docker.sock", "unix://" + temporary + "/docker.sock")
                .replaceFirst("interval = 10s", "interval = 1s")
                .replaceFirst("127.0.0.1:8420", "127.0.0.1:0")
                .replaceFirst("# console ", "console ");
        assertThat(here)
                .contains(
                        "type = container-stats",
                        "type = container-network",
                        temporary.toString(),
                        "interval = 1s",
                        "127.0.0.1:0");
        installation.configured(here);
    }

    @Test
    void theHostsNumbersFlowAndAWarningSaysOnceWhatToDo() throws Exception {
        try (AgentProcess agent = AgentProcess.start(installation)) {
            Eventually.is(
                    "some ticks",
                    Duration.ofSeconds(30),
                    () -> agent.lines(".uptime_seconds ").count() > 6);

            assertThat(agent.lines("WARN", "service 'docker': ", REMEDY)).hasSize(1);
            assertThat(agent.lines("WARN"))
                    .allMatch(line -> line.contains("service 'docker': ") || line.contains("; see the service docker;"))
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(agent.lines("ERROR")).isEmpty();
        }
    }

    @Test
    void aCheckSaysWhatToDo() throws Exception {
        Command check = Command.run(installation.launcher(), "check");

        assertThat(check.exitCode()).isEqualTo(69);
        assertThat(check.lines())
                .anyMatch(line ->
                        line.startsWith("service docker ") && line.contains(" failed ") && line.endsWith(REMEDY))
                .anyMatch(line -> line.startsWith("source host ") && line.contains(" ok "));
    }

    @Test
    void namesAndNumbersOfTheHostAreThereAllTheSame() throws Exception {
        for (String command : List.of("names", "once")) {
            Command told = Command.run(installation.launcher(), command);

            assertThat(told.exitCode()).as("not everything was reached").isEqualTo(69);
            assertThat(told.output()).contains(".load.1m ", "nothing from events: 'dockerana check' says more");
        }
    }
}
