package dockerana.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A real server of its own for a test, run by one of the scripts in {@code verify.d}.
 *
 * @param script its file name without extension
 * @param name what its state and its process are called
 * @param settings environment of the script, such as ports
 */
record Service(String script, String name, Map<String, String> settings) implements AutoCloseable {
    /** Where the scripts keep what belongs to a running server; the same place that they choose themselves. */
    static final Path STATE = Path.of(System.getenv().getOrDefault("STATE", "/tmp/dockerana-services"));

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path state() {
        return STATE.resolve(name);
    }

    Service start() throws InterruptedException {
        return action("start");
    }

    void kill() throws InterruptedException {
        action("kill");
    }

    void pause() throws InterruptedException {
        action("pause");
    }

    void resume() throws InterruptedException {
        action("resume");
    }

    /** Ends it and forgets what it kept. */
    @Override
    public void close() {
        try {
            action("kill");
            Command.run("rm", "-rf", state().toString(), state() + ".out");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Service action(String action) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("NAME", name);
        environment.put("STATE", STATE.toString());
        Path file = Path.of(System.getProperty("dockerana.services", "verify.d"), script + ".sh");
        Command.run(environment, file.toString(), action).succeeded();
        return this;
    }
}
