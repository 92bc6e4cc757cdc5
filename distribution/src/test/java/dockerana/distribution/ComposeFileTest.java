package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code compose.yaml} as the archive has it, beside the specification and docker-compose 1.29. */
@Tag("service")
class ComposeFileTest {
    @TempDir
    static Path temporary;

    private static Installation installation;

    @BeforeAll
    static void unpack() throws Exception {
        installation = Installation.withJavaIn(temporary);
    }

    private static Command judged(Path... files) throws InterruptedException {
        String[] words = new String[files.length + 1];
        words[0] =
                Path.of(System.getProperty("dockerana.services"), "compose.sh").toString();
        for (int i = 0; i < files.length; i++) {
            words[i + 1] = files[i].toString();
        }
        return Command.run(words);
    }

    @Test
    void theFilesAreWhatTheSpecificationSays() throws Exception {
        judged(installation.file("compose.yaml"), installation.file("compose.unprivileged.yaml"))
                .succeeded();
    }

    @Test
    void aSlipOfTheFingersWouldBeFound() throws Exception {
        String text = Files.readString(installation.file("compose.yaml"));
        Path wrong = Files.writeString(temporary.resolve("wrong.yaml"), text.replace("mem_limit:", "memlimit:"));
        Command judged = judged(wrong);
        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.output()).contains("memlimit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "metrics", "cluster", "agent"})
    void theOldestComposeTakesThemInEachProfile(String profile) throws Exception {
        assertThat(installation.file("conf/stack/" + profile + "/application.conf"))
                .exists();
        for (String more : new String[] {"compose.yaml", "compose.unprivileged.yaml"}) {
            ProcessBuilder builder = new ProcessBuilder(
                            "docker-compose", "-f", "compose.yaml", "-f", more, "config", "-q")
                    .directory(installation.home().toFile());
            builder.environment().putAll(Map.of("COMPOSE_PROFILES", profile));
            assertThat(Command.run(builder).succeeded().output()).as(more).isEmpty();
        }
    }
}
