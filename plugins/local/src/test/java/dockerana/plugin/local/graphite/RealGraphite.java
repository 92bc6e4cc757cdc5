package dockerana.plugin.local.graphite;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A carbon and the graphite-web over it, run by {@code verify.d/carbon.sh} and {@code graphite-web.sh}. */
final class RealGraphite implements AutoCloseable {
    private final int port = freePort();
    private final int line = freePort();
    private final Map<String, String> environment = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    RealGraphite(Path directory) throws IOException {
        Path schemas = Files.writeString(directory.resolve("storage-schemas.conf"), """
                [minutes]
                pattern = ^golden\\.web02\\.
                retentions = 60s:40d
                [twenty]
                pattern = ^golden\\.odd\\.twenty\\.
                retentions = 20s:1d
                [forty]
                pattern = ^golden\\.odd\\.forty\\.
                retentions = 40s:1d
                [others]
                pattern = .*
                retentions = 10s:1d
                """);
        environment.putAll(Map.of(
                "SCHEMAS", schemas.toString(),
                "LINE", Integer.toString(line),
                "PICKLE", Integer.toString(freePort()),
                "QUERY", Integer.toString(freePort()),
                "PORT", Integer.toString(port),
                "GRAPHITE", "http://127.0.0.1:" + port,
                "CARBON", "golden-carbon-" + port));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    RealGraphite start() throws IOException, InterruptedException {
        script("carbon.sh", "golden-carbon-" + port, "start");
        script("graphite-web.sh", "golden-graphite-web-" + port, "start");
        return this;
    }

    private void script(String name, String service, String action) throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("dockerana.services"), name);
        ProcessBuilder builder = new ProcessBuilder(List.of(script.toString(), action)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("NAME", service);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(script + " " + action + ":\n" + output);
        }
    }

    /** Sends it all; what is told so is not yet stored. */
    void remember(GoldenData data) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), line);
                OutputStream out = socket.getOutputStream()) {
            for (var each : data.series.entrySet()) {
                var lines = new StringBuilder();
                double[] values = each.getValue().values();
                for (int i = 0; i < values.length; i++) {
                    if (!Double.isNaN(values[i])) {
                        long time = each.getValue().start()
                                + (long) i * each.getValue().step();
                        lines.append(each.getKey())
                                .append(' ')
                                .append(values[i])
                                .append(' ')
                                .append(time)
                                .append('\n');
                    }
                }
                out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** What it answers to GET. */
    String get(String pathAndQuery) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(response.statusCode() + ": "
                    + response.body().lines().limit(30).toList());
        }
        return response.body();
    }

    @Override
    public void close() throws IOException {
        http.close();
        try {
            script("graphite-web.sh", "golden-graphite-web-" + port, "kill");
            script("carbon.sh", "golden-carbon-" + port, "kill");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
