package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installed where it may not write, run by a user who may do nothing. */
class ReadOnlyTest {
    private static final String NOBODY = "65534";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    @TempDir
    Path temporary;

    private Installation installation;

    @BeforeEach
    void installReadOnly() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        installation = Installation.in(temporary).configured("""
                        dockerana {
                          host = test
                          interval = 1s
                          sources { host { type = host } }
                          sinks { console { type = console, format = lines } }
                        }
                        """);
        Command.run("chmod", "-R", "a-w", installation.home().toString()).succeeded();
    }

    @AfterEach
    void makeItDeletable() throws InterruptedException {
        Command.run("chmod", "-R", "u+w", temporary.toString()).succeeded();
    }

    @Test
    void itRunsWithDataOfItsOwnElsewhere() throws Exception {
        Path data = Files.createDirectory(temporary.resolve("data of its own"));
        if (ROOT) {
            Command.run("chown", NOBODY, data.toString()).succeeded();
        }
        try (AgentProcess agent = AgentProcess.start(asNobody("--data", data.toString()))) {
            agent.awaitLine("memory.total_bytes");

            assertThat(data.resolve("lock")).exists();
        }
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        Command agent = Command.run(asNobody());

        assertThat(agent.exitCode()).isEqualTo(73);
        assertThat(agent.lines()).singleElement().asString().contains(installation.file("data") + " cannot be written");
    }

    private ProcessBuilder asNobody(String... arguments) {
        List<String> words = new ArrayList<>();
        if (ROOT) {
            words.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        words.add(installation.launcher());
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words).directory(Path.of("/").toFile());
    }
}
