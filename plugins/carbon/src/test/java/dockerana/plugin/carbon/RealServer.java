package dockerana.plugin.carbon;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real server, run by a script of {@code verify.d}. */
final class RealServer implements AutoCloseable {
    private final String script;
    private final Map<String, String> environment;

    private RealServer(String script, Map<String, String> environment) {
        this.script = script;
        this.environment = environment;
    }

    /** @param environment what the script is told: a name that no other has, and ports */
    static RealServer start(String script, Map<String, String> environment) throws IOException, InterruptedException {
        RealServer server = new RealServer(script, new HashMap<>(environment));
        server.run("start");
        return server;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a server on loopback answers. */
    static String get(int port, String path) throws IOException {
        URLConnection connection =
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setReadTimeout(20_000);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void run(String action) throws IOException, InterruptedException {
        Path path = Path.of(System.getProperty("dockerana.services"), script);
        ProcessBuilder builder = new ProcessBuilder(List.of(path.toString(), action)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(path + " " + action + ":\n" + output);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("kill");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
