package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The agent alone, and not as root: {@code compose.unprivileged.yaml} in the profile {@code agent}. */
@Tag("service")
@ResourceLock("images of the stack")
@Timeout(2400)
class StackWithoutRootTest {
    private static final Duration TO_START = Duration.ofMinutes(3);

    @TempDir
    static Path temporary;

    private static Stack stack;

    @BeforeAll
    static void bringItUp() throws Exception {
        Map<String, String> settings = Map.of(
                "COMPOSE_PROFILES", "agent",
                "DOCKERANA_CARBON", "127.0.0.1:2004",
                "DOCKERANA_HOST", "elsewhere");
        stack = new Stack(temporary, settings, "compose.unprivileged.yaml");
        stack.up();
    }

    @AfterAll
    static void takeItDown() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void nothingElseRunsAndNothingIsRoots() {
        assertThat(stack.docker("ps", "--format", "{{.Names}}").lines())
                .containsExactlyInAnyOrder(Stack.container("dockerana"), Stack.container("nginx"));
        String status = stack.inside("dockerana", "cat /proc/1/status");
        assertThat(status).containsPattern("(?m)^Uid:\t65532\t").contains("CapEff:\t0000000000000000");
        assertThat(stack.inside("dockerana", "ls -A /host/root")).isEmpty();
    }

    @Test
    void checkSaysWhatIsMissing() throws Exception {
        String said =
                stack.compose("run", "--rm", "-e", "DOCKERANA_CARBON=nginx:80", "dockerana", "dockerana", "check");
        assertThat(said)
                .containsPattern("source host +degraded +no filesystem of the host is mounted below /host/root")
                .containsPattern("source logs +ok +finds the logs of \\d+ containers \\(Docker API\\)")
                .containsPattern("source network +ok .*for want of the capability SYS_PTRACE")
                .containsPattern("source stats +ok +reads the kernel's files");
    }

    @Test
    void itsPageSaysSoToo() throws Exception {
        Eventually.is("the page tells of the host", TO_START, () -> {
            String health = stack.get("/dockerana/health").body();
            return health.contains("no filesystem of the host is mounted below /host/root")
                    && health.contains("\"way\":\"Docker API\"")
                    && health.contains("for want of the capability SYS_PTRACE");
        });
        assertThat(stack.get("/").headers().firstValue("location")).hasValue("/dockerana/"); // there is no Grafana
    }
}
