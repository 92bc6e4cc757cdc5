package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real socket of a real engine, and somebody who may not open it. */
@Tag("service")
@Timeout(120)
class PermissionTest {
    /** Somebody else, who may read all files, for this test's classes are the builder's own; a socket asks for more. */
    private static final List<String> NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--inh-caps=+dac_read_search",
            "--ambient-caps=+dac_read_search");

    private static String connected(Path socket, String groups) throws Exception {
        List<String> words = new ArrayList<>(NOBODY);
        words.addAll(List.of(
                groups,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Outsider.class.getName(),
                socket.toString()));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void whoMayNotOpenTheSocketIsToldTheRemedyWhichHelps() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-permission")) {
            assertThat(connected(engine.socket(), "--clear-groups"))
                    .contains(engine.socket() + ": permission denied")
                    .contains("as root")
                    .contains("usermod -aG docker USER")
                    .contains("--group-add");
            Object group = java.nio.file.Files.getAttribute(engine.socket(), "unix:gid");
            assertThat(connected(engine.socket(), "--groups=" + group)).contains("OK: Docker ");
        }
    }

    /** Tries to connect, in a process of its own. */
    static final class Outsider {
        private Outsider() {}

        /** Says how it went; its argument is the socket. */
        public static void main(String[] arguments) throws IOException {
            DockerConfig config = new DockerConfig(
                    URI.create("unix://" + arguments[0]),
                    Optional.empty(),
                    false,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Containers.ALL);
            try (TestAgent agent = TestAgent.ofService("docker");
                    Docker docker = new Docker(config, agent)) {
                docker.connect();
                System.out.println(
                        agent.lastStatus().level() + ": " + agent.lastStatus().message());
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
