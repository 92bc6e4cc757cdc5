package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent of a user who may ask Docker, as a member of the socket's group, and may not read its files. */
@Tag("service")
class LogsWithoutPermissionTest {
    private static final String NOBODY = "65534";
    private static final String GROUP = "64990";
    private static final Duration TO_READ = Duration.ofSeconds(60);
    private static final int LINES = 1_000;

    private static final String SCRIPT = "i=0; while [ $i -lt " + LINES + " ]; do echo out $i; echo err $i >&2;"
            + " i=$((i+1)); done; head -c 40000 /dev/zero | tr '\\0' x; echo; echo last";

    @TempDir
    Path temporary;

    @Test
    void theRecordsComeByTheApiUnderTheIdsThatTheyHaveInTheFiles() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        Installation installation = Installation.in(temporary);
        KeptRecords byNobody = KeptRecords.of(installation, temporary.resolve("by nobody"));
        try (RealEngine engine = RealEngine.running("nobody")) {
            Command.run("chgrp", GROUP, engine.socket().toString()).succeeded();
            engine.docker("run", "-d", "--network", "none", "--name", "web", "busybox", "sh", "-c", SCRIPT);
            Path data = Files.createDirectory(temporary.resolve("data of nobody"));
            Command.run("chown", NOBODY, data.toString(), byNobody.file().toString())
                    .succeeded();
            configure(installation, engine, byNobody);
            ProcessBuilder asNobody = new ProcessBuilder(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--groups=" + GROUP,
                    "--bounding-set=-all",
                    "--inh-caps=-all",
                    installation.launcher(),
                    "--data",
                    data.toString());
            try (AgentProcess agent =
                    AgentProcess.start(asNobody.directory(Path.of("/").toFile()))) {
                Eventually.is("all lines by the API", TO_READ, () -> byNobody.has("last"));
                agent.endedBy("TERM", Duration.ofSeconds(10));
                assertThat(agent.output()).doesNotContain("WARN", "ERROR");
            }
            assertThat(Files.readString(data.resolve("state/logs.json"))).contains(":api\"");

            KeptRecords byRoot = new KeptRecords(Files.createFile(temporary.resolve("by root")));
            configure(installation, engine, byRoot);
            try (AgentProcess agent = AgentProcess.start(installation)) {
                Eventually.is("all lines from the files", TO_READ, () -> byRoot.has("last"));
                agent.endedBy("TERM", Duration.ofSeconds(10));
            }
            assertThat(Files.readString(installation.file("data/state/logs.json")))
                    .doesNotContain(":api\"");
            assertThat(byNobody.textsOfId()).hasSize(2 * LINES + 2).isEqualTo(byRoot.textsOfId());
        }
    }

    private static void configure(Installation installation, RealEngine engine, KeptRecords kept) throws IOException {
        installation.configured("""
                dockerana {
                  host = nobody
                  interval = 1s
                  sources { logs { type = container-logs, start = beginning } }
                  services { docker { endpoint = "unix://%s" } }
                  sinks { kept { type = keeping, file = "%s" } }
                }
                """.formatted(engine.socket(), kept.file()));
    }
}
