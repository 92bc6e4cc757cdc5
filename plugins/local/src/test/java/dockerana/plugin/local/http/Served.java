package dockerana.plugin.local.http;

import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A server on a free port of this machine that answers as a test wishes. */
final class Served implements AutoCloseable {
    static final Limits SHORT = new Limits(
            64,
            4,
            2,
            8 << 10,
            16 << 10,
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(2));

    final HttpServer server;
    private final TestAgent agent = TestAgent.ofSink("local");
    private final Workers workers = new Workers(agent.threads(), Duration.ofSeconds(10));

    Served(Limits limits, Handler handler) throws IOException {
        this.server = new HttpServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                limits,
                handler,
                workers,
                agent.threads(),
                agent.sockets());
    }

    Wire connect() throws IOException {
        return new Wire(server.port());
    }

    /** The answer to one request on a connection of its own. */
    String ask(String request) throws IOException {
        try (Wire wire = connect()) {
            return wire.send(request).answer();
        }
    }

    @Override
    public void close() {
        server.close();
        workers.close();
        agent.close();
    }
}
