package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent in a container of the engine that it watches, started as {@code docs/operations.md} says. */
@Tag("service")
class InAContainerTest {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Duration TO_START = Duration.ofSeconds(90);

    @TempDir
    Path temporary;

    @Test
    void itTellsOfTheHostAndOfItsNeighbours() throws Exception {
        Installation installation = Installation.in(temporary)
                .configured("dockerana { interval = 1s\n" + documented("hocon")
                        + "sinks { console { type = console } } }\n");
        try (RealEngine engine = RealEngine.running("around")) {
            engine.docker("run", "-d", "--name", "web", "busybox", "sleep", "3600");
            String own = engine.client(
                    List.of("sh", "-ec", "cd '" + installation.home() + "'\n" + here(documented("sh"), engine)));
            String host = engine.docker("info", "-f", "{{.Name}}").replace('.', '_');

            assertThat(host).isNotEqualTo(own.substring(0, 12));
            List<String> told = Stream.of(
                            "containers.web.cpu.percent ",
                            "containers.web.network.eth0.rx_bytes ",
                            "containers.dockerana.cpu.percent ",
                            "filesystem.rootfs.used_percent ",
                            "disk." + Disk.below(engine.folder()) + ".write_bytes ")
                    .map(path -> "dockerana." + host + "." + path)
                    .toList();
            Eventually.is("points of host and neighbour", TO_START, () -> {
                String log = log(engine);
                return told.stream().allMatch(log::contains);
            });
            assertThat(log(engine)).doesNotContain(".docker.api.stats.", "WARN", "ERROR");
        }
    }

    /** The first block of that language in the section. */
    private static String documented(String language) throws IOException {
        Matcher block = Pattern.compile("(?s)\\n## In a container\\n.*?\\n```" + language + "\\n(.*?)```")
                .matcher(Files.readString(PAGE));
        assertThat(block.find())
                .as("a block of %s in the section 'In a container'", language)
                .isTrue();
        return block.group(1);
    }

    /** With the engine of this test, whose mounts are its own; and the Java of this machine with its libraries, for no registry is asked for an image. */
    private static String here(String command, RealEngine engine) {
        String java = System.getProperty("java.home");
        return replaced(
                replaced(replaced(command, " /var/run/docker.sock:", " " + engine.socket() + ":"), ":ro,rslave", ":ro"),
                " eclipse-temurin:25-jre ",
                " -v %1$s:%1$s:ro -e JAVA_HOME=%1$s -v /lib:/lib:ro -v /lib64:/lib64:ro busybox ".formatted(java));
    }

    private static String replaced(String text, String old, String now) {
        assertThat(text).contains(old);
        return text.replace(old, now);
    }

    private static String log(RealEngine engine) {
        try {
            return engine.docker("logs", "dockerana");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
