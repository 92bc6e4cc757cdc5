package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugins of {@code examples/}, as {@code ./verify examples} built them, in the unpacked archive. */
@Tag("examples")
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path temporary;

    @Test
    void whatTheyMeasureArrives() throws Exception {
        Installation installation = Installation.in(temporary);
        for (String example : List.of("softirqs", "udp-lines", "file-sink")) {
            String jar = example + "-1.0.0.jar";
            Files.copy(
                    EXAMPLES.resolve(example).resolve("target").resolve(jar),
                    installation.file("plugins/" + jar),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path out = temporary.resolve("out.txt");
        try (Carbon carbon = Carbon.ofSeconds().start();
                DatagramSocket sender = new DatagramSocket()) {
            InetSocketAddress lines = new InetSocketAddress(InetAddress.getLoopbackAddress(), Service.freePort());
            installation.configured("""
                    dockerana {
                      host = web01
                      interval = 1s
                      sources {
                        softirqs { type = softirqs }
                        lines    { type = udp-lines, port = %d }
                      }
                      sinks {
                        graphite { type = carbon, servers = ["%s"] }
                        archive  { type = file, path = "%s" }
                      }
                    }
                    """.formatted(lines.getPort(), carbon.server(), out));

            assertThat(Command.run(installation.launcher(), "plugins")
                            .succeeded()
                            .output())
                    .contains("softirqs-1.0.0.jar", "udp-lines-1.0.0.jar", "file-sink-1.0.0.jar");
            try (AgentProcess agent = AgentProcess.start(installation)) {
                Eventually.is(
                        "the metric in carbon",
                        PATIENCE,
                        () -> Files.exists(carbon.whisper("dockerana.web01.softirqs.TIMER.handled")));
                Eventually.is("the record in the file", PATIENCE, () -> {
                    send(sender, lines, "said by UDP");
                    return has(out, "record 127.0.0.1:%d/.* said by UDP".formatted(lines.getPort()));
                });
                Eventually.is(
                        "the count in the file",
                        PATIENCE,
                        () -> has(out, "sample dockerana\\.web01\\.udp-lines\\.received [1-9].*"));
                assertThat(agent.endedBy("TERM", Duration.ofSeconds(10))).isZero();
            }
        }
    }

    @Test
    void aWrongOptionOfAnOutsidePluginIsRefusedAsThoseOfTheOthersAre() throws Exception {
        Installation installation = Installation.in(temporary);
        Files.copy(
                EXAMPLES.resolve("softirqs/target/softirqs-1.0.0.jar"),
                installation.file("plugins/softirqs-1.0.0.jar"));
        installation.configured("""
                dockerana {
                  sources { softirqs { type = softirqs, kind = [TIMER] } }
                  sinks { console { type = console } }
                }
                """);

        Command check = Command.run(installation.launcher(), "check");

        assertThat(check.exitCode()).isEqualTo(78);
        assertThat(check.output()).contains("application.conf:2", "unknown key 'kind'", "did you mean 'kinds'?");
    }

    private static void send(DatagramSocket sender, InetSocketAddress to, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            sender.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean has(Path file, String line) {
        if (!Files.exists(file)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(found -> found.matches(line));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
