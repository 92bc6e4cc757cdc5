package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine over TCP. */
@Timeout(30)
class RemoteTransportTest {
    private final TestAgent agent = TestAgent.ofService("docker");

    @AfterEach
    void close() {
        agent.close();
    }

    private Docker to(int port) {
        return new Docker(
                new DockerConfig(
                        URI.create("tcp://127.0.0.1:" + port),
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(500),
                        Containers.ALL),
                agent);
    }

    private static HttpServer server(String info) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (info.isEmpty()) {
                return; // never answered
            }
            byte[] answer = (exchange.getRequestURI().getPath().endsWith("/info") ? info : "OK")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Api-Version", "1.41");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void theHostsNameComesFromTheEngine() throws Exception {
        HttpServer server = server("{\"Name\":\"web01.example.com\"}");
        try (Docker docker = to(server.getAddress().getPort())) {
            assertThat(docker.hostName()).contains("web01.example.com");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anEngineThatDoesNotAnswerIsGivenUpAndNamed() throws Exception {
        HttpServer server = server("");
        int port = server.getAddress().getPort();
        try (Docker docker = to(port)) {
            assertThatThrownBy(docker::connect)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("tcp://127.0.0.1:" + port)
                    .hasMessageContaining("in time");
        } finally {
            server.stop(0);
        }
    }

    /** So the client for other machines costs those nothing that use a socket. */
    @Test
    void oneClassKnowsTheClientForOtherMachines() throws Exception {
        Path classes = Path.of(
                Docker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> knowing = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(RemoteTransportTest::knowsZerodep)
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(knowing).containsExactly("RemoteTransport.class");
        }
    }

    private static boolean knowsZerodep(Path file) {
        try {
            return StreamSupport.stream(
                            ClassFile.of().parse(file).constantPool().spliterator(), false)
                    .anyMatch(entry -> entry instanceof ClassEntry type
                            && type.asInternalName().contains("/zerodep/"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
