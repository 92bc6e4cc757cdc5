package dockerana.plugin.statsd;

import dockerana.testkit.ServerScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** StatsD 0.9.0, run by {@code verify.d/statsd.sh}; it flushes once an hour, so that a test can ask what it has. */
final class RealStatsd implements AutoCloseable {
    private static final Pattern ENTRY = Pattern.compile("'?([A-Za-z0-9_.-]+)'?: (-?[0-9.]+(?:e[+-]?[0-9]+)?)");

    private final int port = ServerScript.freePort();
    private final int admin = ServerScript.freePort();
    private final ServerScript script = ServerScript.named(
            "statsd.sh",
            "statsd-" + port,
            Map.of("PORT", Integer.toString(port), "ADMIN", Integer.toString(admin), "FLUSH", "3600000"));

    RealStatsd start() throws IOException, InterruptedException {
        script.start();
        return this;
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
        script.close();
    }
}
