package dockerana.plugin.statsd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** StatsD 0.9.0, run by {@code verify.d/statsd.sh}; it flushes once an hour, so that a test can ask what it has. */
final class RealStatsd implements AutoCloseable {
    private static final Pattern ENTRY = Pattern.compile("'?([A-Za-z0-9_.-]+)'?: (-?[0-9.]+(?:e[+-]?[0-9]+)?)");

    private final int port = freePort();
    private final int admin = freePort();

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    RealStatsd start() throws IOException, InterruptedException {
        script("start");
        return this;
    }

    private void script(String action) throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("dockerana.services"), "statsd.sh");
        ProcessBuilder builder = new ProcessBuilder(List.of(script.toString(), action)).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "NAME",
                        "statsd-" + port,
                        "PORT",
                        Integer.toString(port),
                        "ADMIN",
                        Integer.toString(admin),
                        "FLUSH",
                        "3600000"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(script + " " + action + ":\n" + output);
        }
    }

    Server server() {
        return new Server("127.0.0.1", port);
    }

    /** What it has of {@code gauges}, {@code counters} or {@code stats}. */
    Map<String, Double> asked(String command) throws IOException {
        Map<String, Double> numbers = new HashMap<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), admin)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = answer.readLine(); line != null && !line.equals("END"); line = answer.readLine()) {
                Matcher entries = ENTRY.matcher(line);
                while (entries.find()) {
                    numbers.put(entries.group(1), Double.valueOf(entries.group(2)));
                }
            }
        }
        return numbers;
    }

    @Override
    public void close() throws IOException {
        try {
            script("kill");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
