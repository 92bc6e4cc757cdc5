package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Tls;
import dockerana.plugin.docker.engine.Authority;
import dockerana.plugin.docker.engine.Authority.Issued;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.plugin.docker.engine.Tunnel;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real engine over TLS, which asks for a client certificate. */
@Tag("service")
@Timeout(120)
class TlsEngineTest {
    private static final int PORT = 2376;
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    private static Issued own;
    private static Issued others;
    private static RealEngine engine;
    private static Tunnel tunnel;

    private final TestAgent agent = TestAgent.ofService("docker");

    @BeforeAll
    static void start() throws Exception {
        Authority authority = new Authority(folder.resolve("authority"));
        own = authority.issue("client");
        others = new Authority(folder.resolve("another")).issue("client");
        String server = authority.issue("server").folder().toString();
        engine = RealEngine.running("docker-tls", Map.of("TCP", "127.0.0.1:" + PORT, "TLS", server));
        tunnel = engine.tunnel(PORT);
    }

    @AfterAll
    static void stop() throws Exception {
        tunnel.close();
        engine.close();
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private static Tls tls(Path ca, Optional<Issued> client) {
        return new Tls(Optional.of(ca), client.map(Issued::cert), client.map(Issued::key), true);
    }

    private static DockerConfig config(Optional<Tls> tls) {
        return new DockerConfig(
                URI.create("tcp://127.0.0.1:" + tunnel.port()),
                tls,
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Containers.ALL);
    }

    private void refused(Optional<Tls> tls, String reason) throws IOException {
        try (Docker docker = new Docker(config(tls), agent)) {
            assertThatThrownBy(docker::connect).isInstanceOf(IOException.class).hasMessageContaining(reason);
        }
    }

    @Test
    void everythingWorksAsThroughASocket() throws Exception {
        try (RunningService service = new RunningService(config(Optional.of(tls(own.ca(), Optional.of(own)))))) {
            service.reached(SOON);
            assertThat(service.agent.lastStatus().way()).contains("TLS");
            List<DockerEvent> events = service.listen();
            String id = engine.docker(
                    "run", "-d", "--network", "none", "--name", "web", "busybox", "sh", "-c", "echo hello; sleep 3600");
            Eventually.is("started", SOON, () -> service.running().equals(List.of("web")));
            Eventually.is(
                    "heard",
                    SOON,
                    () -> events.stream().map(DockerEvent::action).toList().containsAll(List.of("create", "start")));
            assertThat(service.docker.statistics(id)).containsKey("pids_stats.current");
            try (InputStream log = service.docker.logs(id, Optional.empty(), 1, false)) {
                assertThat(new String(log.readAllBytes(), StandardCharsets.UTF_8))
                        .endsWith("hello\n");
            }
            engine.docker("rm", "-f", "web");
            Eventually.is("removed", SOON, () -> service.docker.containers().isEmpty());
        }
    }

    @Test
    void theFilesAreReadOnceAndMayBeGoneLater() throws Exception {
        Issued brief = copy(own, folder.resolve("brief"));
        try (Docker docker = new Docker(config(Optional.of(tls(brief.ca(), Optional.of(brief)))), agent)) {
            docker.connect();
            for (Path file : List.of(brief.ca(), brief.cert(), brief.key())) {
                Files.delete(file);
            }
            docker.connect();
            assertThat(docker.reachable()).isTrue();
        }
    }

    private static Issued copy(Issued issued, Path to) throws IOException {
        Files.createDirectory(to);
        for (Path file : List.of(issued.ca(), issued.cert(), issued.key())) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return new Issued(to);
    }

    @Test
    void anEngineWhoseCertificateAnotherSignedIsRefused() throws Exception {
        refused(Optional.of(tls(others.ca(), Optional.of(own))), "not signed by the authority in 'ca'");
    }

    @Test
    void anEngineThatRefusesTheAgentsCertificateIsUnderstood() throws Exception {
        refused(
                Optional.of(tls(own.ca(), Optional.of(others))),
                "this agent's certificate: 'cert' and 'key' must be signed");
        refused(
                Optional.of(tls(own.ca(), Optional.empty())),
                "this agent's certificate: 'cert' and 'key' must be signed");
    }

    @Test
    void withoutTlsItSaysWhatIsMissing() throws Exception {
        refused(Optional.empty(), "HTTP request to an HTTPS server");
    }
}
