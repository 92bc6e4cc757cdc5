package dockerana.benchmarks.render;

import dockerana.api.Series;
import dockerana.testkit.TestAgent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The same numbers in the plugin's store and in whisper, the same query to both over HTTP, in turn. */
public final class Render {
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 40;
    private static final int OURS_PER_ROUND = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final long now = Instant.now().getEpochSecond() / Drawing.STEP * Drawing.STEP;

    private Render() {}

    /** The directory for the store, carbon's port for lines, graphite-web's port, the processes behind it, and the JVM flags of the distribution. */
    public static void main(String[] arguments) throws Exception {
        List<String> flags = List.of(arguments).subList(4, arguments.length);
        List<Long> processes =
                Arrays.stream(arguments[3].split(",", -1)).map(Long::valueOf).toList();
        Asked theirs = new Asked("graphite-web, carbon, whisper", "http://127.0.0.1:" + arguments[2], processes);
        new Render().compare(arguments[0], Integer.parseInt(arguments[1]), theirs, flags);
    }

    private void compare(String directory, int carbon, Asked theirs, List<String> flags) throws Exception {
        send(carbon);
        Process server = start(directory, flags);
        try (OutputStream alive = server.getOutputStream();
                BufferedReader said =
                        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))) {
            Asked ours =
                    new Asked("Dockerana, shipped flags", "http://127.0.0.1:" + said.readLine(), List.of(server.pid()));
            waitFor(theirs.address());
            System.out.println("| what | who | ms: min | median | 95 % within | CPU ms each | bytes |");
            System.out.println("|---|---|---:|---:|---:|---:|---:|");
            measure("every value", ours, theirs, false);
            measure("1000 points of each", ours, theirs, true);
            alive.flush();
        } finally {
            server.destroy();
        }
    }

    /** To carbon, as lines. */
    private void send(int port) throws IOException {
        TestAgent agent = TestAgent.ofSink("carbon");
        List<Series> all = Drawing.series();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            for (int i = 0; i < all.size(); i++) {
                StringBuilder lines = new StringBuilder();
                for (int tick = 0; tick < Drawing.TICKS; tick++) {
                    lines.append(agent.path(all.get(i))).append(' ').append(Drawing.value(i, tick));
                    lines.append(' ').append(Drawing.second(now, tick)).append('\n');
                }
                socket.getOutputStream().write(lines.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private Process start(String directory, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RenderServer.class.getName()));
        command.addAll(List.of(directory, Long.toString(now)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Until carbon has stored everything. */
    private void waitFor(String graphite) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (values(get(graphite + Drawing.query(now, false))) < (long) Drawing.SERIES * Drawing.TICKS) {
            if (System.nanoTime() > end) {
                throw new IOException("carbon has not stored everything");
            }
            TimeUnit.MILLISECONDS.sleep(500); // between two looks
        }
    }

    private static long values(String answer) {
        long points = 0;
        for (int at = answer.indexOf("], ["); at >= 0; at = answer.indexOf("], [", at + 1)) {
            points++;
        }
        long nulls = 0;
        for (int at = answer.indexOf("[null"); at >= 0; at = answer.indexOf("[null", at + 1)) {
            nulls++;
        }
        return points + Drawing.SERIES - nulls;
    }

    private String get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(address + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private void measure(String what, Asked ours, Asked theirs, boolean room) throws Exception {
        String query = Drawing.query(now, room);
        for (int i = 0; i < WARM_UP; i++) {
            get(ours.address() + query);
        }
        double[] our = new double[ROUNDS * OURS_PER_ROUND];
        double[] their = new double[ROUNDS];
        double ourCpu = ours.cpuMillis();
        double theirCpu = theirs.cpuMillis();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < OURS_PER_ROUND; i++) {
                our[round * OURS_PER_ROUND + i] = millis(ours.address() + query);
            }
            their[round] = millis(theirs.address() + query);
        }
        ourCpu = (ours.cpuMillis() - ourCpu) / our.length;
        theirCpu = (theirs.cpuMillis() - theirCpu) / their.length;
        print(what, ours, our, ourCpu, get(ours.address() + query).length());
        print(what, theirs, their, theirCpu, get(theirs.address() + query).length());
        System.out.printf(
                Locale.ROOT,
                "| %s | times as fast | %.1f | %.1f | %.1f | %.1f | |%n",
                what,
                their[0] / our[0],
                their[their.length / 2] / our[our.length / 2],
                their[their.length * 95 / 100] / our[our.length * 95 / 100],
                theirCpu / ourCpu);
    }

    private double millis(String address) throws Exception {
        long begun = System.nanoTime();
        get(address);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static void print(String what, Asked who, double[] millis, double cpu, int bytes) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.1f | %.1f | %d |%n",
                what,
                who.name(),
                millis[0],
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                cpu,
                bytes);
    }
}
