package dockerana.plugin.local.graphite;

import dockerana.testkit.ServerScript;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A carbon and the graphite-web over it, run by {@code verify.d/carbon.sh} and {@code graphite-web.sh}. */
final class RealGraphite implements AutoCloseable {
    private final int port = ServerScript.freePort();
    private final int line = ServerScript.freePort();
    private final ServerScript carbon;
    private final ServerScript web;
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
        Map<String, String> settings = Map.of(
                "SCHEMAS", schemas.toString(),
                "LINE", Integer.toString(line),
                "PICKLE", Integer.toString(ServerScript.freePort()),
                "QUERY", Integer.toString(ServerScript.freePort()),
                "PORT", Integer.toString(port),
                "GRAPHITE", "http://127.0.0.1:" + port,
                "CARBON", "golden-carbon-" + port);
        carbon = ServerScript.named("carbon.sh", "golden-carbon-" + port, settings);
        web = ServerScript.named("graphite-web.sh", "golden-graphite-web-" + port, settings);
    }

    RealGraphite start() throws IOException, InterruptedException {
        carbon.start();
        web.start();
        return this;
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
        web.close();
        carbon.close();
    }
}
