package dockerana.benchmarks;

import dockerana.plugin.carbon.ThroughputOfCarbon;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/**
 * The same samples through Dockerana as pickle and through carbon-c-relay as lines (it takes no pickle), each a process of its own, into a
 * {@link DrainingPeer}, which holds the watch. Both share the machine with the peer; the relay also with whoever feeds it, while Dockerana
 * makes its batches itself.
 */
final class EndToEnd {
    private static final int BATCHES = 500;
    private static final long SAMPLES = (long) BATCHES * KnownSeries.COUNT;

    /** Its name, and 21 bytes around name, time and value; a frame of 128 KiB adds ten. */
    private static final int BYTES_PER_PICKLED_SAMPLE = KnownSeries.NAME_LENGTH + 21;

    private static final String RELAY = "carbon-c-relay";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<String> flags;

    /** @param flags of the agent's JVM */
    EndToEnd(List<String> flags) {
        this.flags = List.copyOf(flags);
    }

    /**
     * One run.
     *
     * @param perSecond samples that arrived, by the second
     * @param cpuNanos of the sending process per sample
     * @param lost samples that did not arrive
     */
    record Result(double perSecond, double cpuNanos, long lost) {}

    /** From batches to the peer, with the real outbox, lane and sink. */
    Result dockerana() throws IOException, InterruptedException {
        try (DrainingPeer peer = new DrainingPeer(Long.MAX_VALUE)) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), ThroughputOfCarbon.class.getName()));
            command.addAll(List.of(Integer.toString(peer.port()), Integer.toString(BATCHES)));
            Process agent = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                DrainingPeer.Received received = peer.received();
                if (!agent.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException("the agent did not end");
                }
                try (Scanner said = new Scanner(agent.getInputStream(), StandardCharsets.US_ASCII)) {
                    long lost = Math.max(said.nextLong(), SAMPLES - received.bytes() / BYTES_PER_PICKLED_SAMPLE);
                    double cpu = said.nextDouble();
                    return new Result((SAMPLES - lost) * 1e9 / received.nanos(), cpu / SAMPLES, lost);
                }
            } finally {
                agent.destroyForcibly();
            }
        }
    }

    static boolean hasRelay() {
        return List.of("/usr/bin", "/usr/sbin", "/usr/local/bin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, RELAY)));
    }

    /** From lines to the peer, with a queue that holds them all, so that nothing has to be dropped. */
    static Result relay() throws IOException, InterruptedException {
        Path configuration = Files.createTempFile("relay", ".conf");
        byte[] lines = new KnownSeries().lines().getBytes(StandardCharsets.US_ASCII);
        int port = freePort();
        try (DrainingPeer peer = new DrainingPeer((long) BATCHES * lines.length)) {
            Files.writeString(
                    configuration,
                    "cluster peer forward 127.0.0.1:%d; match * send to peer stop;".formatted(peer.port()));
            Process relay = new ProcessBuilder(
                            RELAY,
                            "-f",
                            configuration.toString(),
                            "-p",
                            Integer.toString(port),
                            "-s",
                            "-q",
                            Long.toString(SAMPLES + 1))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                try (Socket feeder = connect(port)) {
                    OutputStream to = feeder.getOutputStream();
                    for (int i = 0; i < BATCHES; i++) {
                        to.write(lines);
                    }
                    to.flush();
                    DrainingPeer.Received received = peer.received();
                    long arrived = received.bytes() / (lines.length / KnownSeries.COUNT);
                    long cpu = relay.info()
                            .totalCpuDuration()
                            .orElse(Duration.ZERO)
                            .toNanos();
                    return new Result(arrived * 1e9 / received.nanos(), (double) cpu / SAMPLES, SAMPLES - arrived);
                }
            } finally {
                relay.destroyForcibly();
            }
        } finally {
            Files.delete(configuration);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** A connection made before the relay says that it has started may be cut, so a first one is only a question. */
    private static Socket connect(int port) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Socket question = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Thread.sleep(1000);
                return new Socket(InetAddress.getLoopbackAddress(), question.getPort());
            } catch (IOException e) {
                if (System.nanoTime() > giveUp) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }
}
