package dockerana.plugin.carbon;

import dockerana.api.Component.Role;
import dockerana.benchmarks.KnownSeries;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.delivery.Delivery;
import dockerana.runtime.delivery.Outlet;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A whole process with the shipped flags: batches as the pipeline makes them go through the real outbox, lane and carbon sink into a socket,
 * as fast as they go. Prints how many samples were not delivered, and the CPU time from the first batch to the last.
 */
public final class ThroughputOfCarbon {
    /** The outbox holds eight such batches, and a full one drops: the feeder keeps it half full. */
    private static final int MOST_WAITING = 4 * KnownSeries.COUNT;

    private ThroughputOfCarbon() {}

    /** Port of the peer on the loopback, and how many batches. */
    public static void main(String[] arguments) throws Exception {
        CarbonConfig config = config(Server.parse("127.0.0.1:" + arguments[0]));
        int batches = Integer.parseInt(arguments[1]);
        ComponentAgent agent = KnownSeries.agent(Role.SINK, "carbon");
        Outlet outlet = new Outlet(agent, () -> new CarbonSink(config, agent), source -> true);
        Delivery delivery = new Delivery(List.of(outlet), Path.of("unused")); // there are no records, so no checkpoints
        KnownSeries known = new KnownSeries();
        long cpuBefore = cpuNanos();
        delivery.start();
        for (int i = 0; i < batches; i++) {
            while (outlet.queued() > MOST_WAITING) {
                LockSupport.parkNanos(50_000);
            }
            delivery.put(known.batch(i));
        }
        long undelivered = delivery.close(Duration.ofSeconds(60));
        long lost = agent.vitals().dropped().values().stream()
                .mapToLong(reason -> reason.count().get())
                .sum();
        System.out.println(undelivered + lost + " " + (cpuNanos() - cpuBefore));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static CarbonConfig config(Server server) {
        CarbonConfig usual = EncoderBenchmark.config(CarbonConfig.Protocol.PICKLE);
        return new CarbonConfig(
                List.of(server),
                usual.protocol(),
                usual.mode(),
                usual.hash(),
                usual.replication(),
                usual.counters(),
                usual.naming(),
                usual.tags(),
                Optional.empty(),
                usual.replay(),
                usual.connectTimeout(),
                usual.writeTimeout());
    }
}
