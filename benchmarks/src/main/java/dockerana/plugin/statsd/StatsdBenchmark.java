package dockerana.plugin.statsd;

import com.timgroup.statsd.NonBlockingStatsDClient;
import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.benchmarks.KnownSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From a batch of known series to the kernel, as the statsd sink does it, and the same numbers by java-statsd-client used plainly. Datagrams go to
 * a socket of this process that is never read: the kernel takes all, and drops those for which there is no room.
 */
@State(Scope.Thread)
public class StatsdBenchmark {
    private static final int AS_FAST_AS_IT_CAN = Integer.MAX_VALUE;

    private final Batch batch = new KnownSeries().batch(0);
    private final String[] names = new String[KnownSeries.COUNT];
    private final DatagramSocket port = port();
    private final StatsdSink sink;

    /** Made by JMH. */
    public StatsdBenchmark() {
        Agent agent = KnownSeries.agent(Role.SINK, "statsd");
        Server server = new Server("127.0.0.1", port.getLocalPort());
        sink = new StatsdSink(
                new StatsdConfig(server, 1432, AS_FAST_AS_IT_CAN, Duration.ofDays(10_000), Duration.ofDays(1)), agent);
        for (int i = 0; i < names.length; i++) {
            names[i] = agent.path(batch.series(i));
        }
    }

    private static DatagramSocket port() {
        try {
            return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects. */
    @Setup
    public void prepare() throws IOException, InterruptedException {
        sink.connect();
    }

    /** Closes both ends. */
    @TearDown
    public void close() {
        sink.close();
        port.close();
    }

    /** One sample by the sink. */
    @Benchmark
    @OperationsPerInvocation(KnownSeries.COUNT)
    public void sink() throws IOException, InterruptedException {
        sink.write(batch);
    }

    /** One sample by the library; its queue is empty when it has stopped. */
    @Benchmark
    @OperationsPerInvocation(KnownSeries.COUNT)
    public void library() {
        NonBlockingStatsDClient client = new NonBlockingStatsDClient("", "127.0.0.1", port.getLocalPort());
        for (int i = 0; i < batch.size(); i++) {
            if (batch.series(i).isCounter()) {
                client.count(names[i], Math.round(batch.delta(i)));
            } else {
                client.recordGaugeValue(names[i], batch.value(i));
            }
        }
        client.stop();
    }
}
