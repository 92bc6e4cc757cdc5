package dockerana.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real server of a test's own, which a script runs: {@code SCRIPT start} returns when it can be used, and {@code SCRIPT kill} when it is gone.
 * Called by one thread at a time.
 *
 * @param script the whole path of the file
 * @param name {@code NAME} in the script's environment; no other server that runs has it
 * @param settings the rest of what it is told by its environment, such as ports
 */
public record ServerScript(Path script, String name, Map<String, String> settings) implements AutoCloseable {
    /** Where the scripts of the build under test are: the folder that this system property names. */
    private static final String FOLDER = "dockerana.services";

    /** Runs nothing yet. */
    public ServerScript {
        settings = Map.copyOf(settings);
    }

    /** One of the build's own scripts, by the name of its file. */
    public static ServerScript named(String file, String name, Map<String, String> settings) {
        return new ServerScript(Path.of(System.getProperty(FOLDER), file), name, settings);
    }

    /** A TCP port of loopback that nothing listens on now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts it. */
    public ServerScript start() throws IOException, InterruptedException {
        run("start");
        return this;
    }

    /**
     * Has the script do something, and waits until it is done.
     *
     * @param action a word that the script knows
     * @throws IOException if the script fails; the message has what it printed
     */
    public void run(String action) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(script.toString(), action)).redirectErrorStream(true);
        builder.environment().putAll(settings);
        builder.environment().put("NAME", name);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(script + " " + action + ":\n" + output);
        }
    }

    /** Kills it. */
    @Override
    public void close() throws IOException {
        try {
            run("kill");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
