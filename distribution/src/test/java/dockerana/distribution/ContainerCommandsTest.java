package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say where a real engine has containers. */
@Tag("service")
class ContainerCommandsTest {
    private static final String NOBODY = "65534";
    private static final Duration TO_ANSWER = Duration.ofSeconds(90);

    @TempDir
    static Path temporary;

    private static RealEngine engine;
    private static Installation installation;

    @BeforeAll
    static void startTwo() throws Exception {
        engine = RealEngine.running("commands");
        engine.sleeper("web");
        engine.docker("run", "-d", "--name", "shop", "busybox", "sleep", "3600");
        String script =
                "for i in 1 2 3; do echo it took $i.5ms; echo nothing; done; echo took 9ms >&2; exec sleep 3600";
        engine.docker("run", "-d", "--network", "none", "--name", "talker", "busybox", "sh", "-c", script);
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        installation = Installation.in(temporary).configured("""
                        dockerana {
                          host = yard
                          interval = 1s
                          sources {
                            stats   { type = container-stats }
                            network { type = container-network }
                            logs    { type = container-logs }
                          }
                          services { docker { endpoint = "unix://%s" } }
                          sinks { console { type = console } }
                        }
                        """.formatted(engine.socket()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (engine != null) {
            engine.close();
        }
    }

    private static Command dockerana(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of(installation.launcher()));
        line.addAll(List.of(words));
        return Command.run(line.toArray(String[]::new));
    }

    private static List<String> linesOf(String command) {
        try {
            return dockerana(command).succeeded().lines();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void checkSaysWhichEngineItReached() throws Exception {
        assertThat(dockerana("check").succeeded().lines())
                .anyMatch(line -> line.matches("service docker +ok +Docker [0-9.+a-z]+ at unix://.*/docker.sock.*"));
    }

    @Test
    void aUserWhoMayNotOpenTheSocketIsToldWhatToDo() throws Exception {
        Path data = Files.createDirectory(temporary.resolve("data of nobody"));
        Command.run("chown", NOBODY, data.toString()).succeeded();
        Command check = Command.run(
                "setpriv",
                "--reuid",
                NOBODY,
                "--regid",
                NOBODY,
                "--clear-groups",
                installation.launcher(),
                "check",
                "--data",
                data.toString());

        assertThat(check.exitCode()).isEqualTo(69);
        assertThat(check.lines())
                .anyMatch(line -> line.startsWith("service docker ")
                        && line.contains(" failed ")
                        && line.contains(
                                "docker.sock: permission denied; run the agent as root, or add its user to the group"));
    }

    @Test
    void namesAreThoseOfEveryContainerOrOfOne() throws Exception {
        assertThat(dockerana("names").succeeded().output())
                .contains(
                        "dockerana.yard.containers.web.memory.used_bytes ",
                        "dockerana.yard.containers.shop.network.eth0.rx_bytes ")
                .doesNotContain(".containers.web.network.");
        assertThat(dockerana("names", "web").succeeded().lines().stream().skip(1))
                .hasSizeGreaterThan(20)
                .allMatch(line -> line.startsWith("dockerana.yard.containers.web."));
    }

    @Test
    void patternsAreTriedOnWhatAContainerHasWritten() throws Exception {
        Path patterns = Files.writeString(
                temporary.resolve("patterns.conf"),
                "patterns { slow { match = \"took (?<value>[0-9.]+)ms\", scale = 0.001, stream = stdout } }");

        assertThat(dockerana("patterns", patterns.toString(), "talker")
                        .succeeded()
                        .lines())
                .anyMatch(line -> line.matches("20.*Z  talker +stdout  slow +0\\.0015  it took 1\\.5ms"))
                .anyMatch(line -> line.matches("slow +3 +3 +0\\.0015 +0\\.0025 +0\\.0035"))
                .contains("7 lines read");
        Command nobody = dockerana("patterns", patterns.toString(), "nobody");
        assertThat(nobody.exitCode()).isEqualTo(69);
        assertThat(nobody.output()).contains("nothing was read of a container 'nobody'");
    }

    @Test
    void onceHasNumbersOfAWholeInterval() throws Exception {
        assertThat(dockerana("once").succeeded().lines())
                .anyMatch(
                        line -> line.matches(".* dockerana\\.yard\\.containers\\.web\\.cpu\\.percent [0-9.]+ percent"))
                .anyMatch(
                        line -> line.matches(
                                ".* dockerana\\.yard\\.containers\\.shop\\.network\\.eth0\\.rx_bytes [0-9.]+ bytes/s delta=\\d+ total=\\d+"));
    }

    @Test
    void pluginsAreListedWithTheirOffers() throws Exception {
        List<String> rows = List.of(
                "docker +0\\.1\\.0 +runs +unix socket +service docker .*",
                "container-stats +0\\.1\\.0 +runs +cgroup v[12] files +source container-stats .*",
                "container-network +0\\.1\\.0 +runs +/proc/PID/net/dev +source container-network .*");

        Eventually.is(
                "rows of all with their ways",
                TO_ANSWER,
                () -> { // a busy engine may answer too late for one call
                    List<String> lines = linesOf("plugins");
                    return rows.stream().allMatch(row -> lines.stream().anyMatch(line -> line.matches(row)));
                });
    }
}
