package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an agent ends, and how it keeps a second one away. */
class StopTest {
    private static final Duration TO_DRAIN = Duration.ofSeconds(8);
    private static final int DONE = 0;
    private static final int NO_DATA_DIRECTORY = 73;

    private static final String TO_CONSOLE = """
            dockerana {
              host = test
              interval = 1s
              sources { host { type = host } }
              sinks { console { type = console, format = lines } }
            }
            """;

    private static final String TO_CARBON = """
            dockerana {
              host = test
              interval = 1s
              sources { host { type = host } }
              sinks { graphite { type = carbon, servers = ["127.0.0.1:%d"] } }
            }
            """;

    @TempDir
    Path temporary;

    private Installation installation;

    @BeforeEach
    void install() throws InterruptedException {
        installation = Installation.in(temporary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalEndsIt(String signal) throws Exception {
        try (AgentProcess agent = AgentProcess.start(installation.configured(TO_CONSOLE))) {
            agent.awaitLine("memory.total_bytes");

            assertThat(agent.endedBy(signal, TO_DRAIN)).isEqualTo(DONE);
        }
    }

    @Test
    void aServerThatRefusesDoesNotHoldItUp() throws Exception {
        int nobody = Service.freePort();
        try (AgentProcess agent = AgentProcess.start(installation.configured(TO_CARBON.formatted(nobody)))) {
            agent.awaitLine("sink 'graphite'");

            assertThat(agent.endedBy("TERM", TO_DRAIN)).isEqualTo(DONE);
        }
    }

    @Test
    void aServerThatTakesNothingDoesNotHoldItUp() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AgentProcess agent =
                        AgentProcess.start(installation.configured(TO_CARBON.formatted(deaf.getLocalPort())))) {
            deaf.accept();

            assertThat(agent.endedBy("TERM", TO_DRAIN)).isEqualTo(DONE);
        }
    }

    @Test
    void aSecondAgentOnTheSameDataIsRefused() throws Exception {
        try (AgentProcess first = AgentProcess.start(installation.configured(TO_CONSOLE))) {
            Command second = Command.run(installation.launcher(), "run");

            assertThat(second.exitCode()).isEqualTo(NO_DATA_DIRECTORY);
            assertThat(second.output())
                    .isEqualTo(
                            "dockerana: %s is in use by another dockerana (process %d): stop that one, or give this one its own --data DIR\n"
                                    .formatted(installation.file("data"), first.pid()));
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void theDataOfAKilledAgentIsFreeForTheNext() throws Exception {
        AgentProcess.start(installation.configured(TO_CONSOLE)).close();

        try (AgentProcess next = AgentProcess.start(installation)) {
            assertThat(next.isAlive()).isTrue();
        }
    }

    @Test
    void aSecondAgentWithDataOfItsOwnRunsBesideTheFirst() throws Exception {
        try (AgentProcess first = AgentProcess.start(installation.configured(TO_CONSOLE));
                AgentProcess second = AgentProcess.start(
                        installation, "--data", temporary.resolve("other").toString())) {
            assertThat(first.isAlive()).isTrue();
            assertThat(second.isAlive()).isTrue();
        }
    }
}
