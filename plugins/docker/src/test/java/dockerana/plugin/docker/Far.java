package dockerana.plugin.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A fake engine and the transport that leads to it, either way. */
final class Far implements AutoCloseable {
    static final Request PING =
            Request.builder().method(Request.Method.GET).path("/_ping").build();
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";
    static final Duration SHORT = Duration.ofMillis(300);
    static final Duration LONG = Duration.ofSeconds(10);

    final TestAgent agent = TestAgent.ofService("docker");
    final FakeEngine engine;
    final Transport transport;
    private final Deadlines deadlines = new Deadlines(agent.threads());

    /** How it is reached. */
    enum Way {
        /** Through a socket. */
        UNIX,
        /** Through a port. */
        TCP
    }

    Far(Way way, Path folder, Duration callTimeout, FakeEngine.Script script) throws IOException {
        this.engine = way == Way.UNIX ? new FakeEngine(folder, script) : FakeEngine.onTcp(script);
        this.transport = new DockerConfig(
                        engine.endpoint(), Optional.empty(), false, Duration.ofSeconds(2), callTimeout, Containers.ALL)
                .transport(deadlines);
    }

    /** What is answered to a call. */
    static String answer(Way way, Path folder, FakeEngine.Script script) throws IOException {
        try (Far far = new Far(way, folder, LONG, script)) {
            return text(far.transport.execute(PING));
        }
    }

    static String text(Response response) throws IOException {
        try (response) {
            return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
        engine.close();
        deadlines.close();
        agent.close();
    }
}
