package dockerana.plugin.carbon;

import dockerana.api.Component.Role;
import dockerana.benchmarks.KnownSeries;
import dockerana.plugin.carbon.CarbonConfig.Mode;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.delivery.Delivery;
import dockerana.runtime.delivery.Outlet;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A whole process with the shipped flags that divides the known series among several carbons, as fast as they take them. Prints how many samples
 * were not delivered, how long it took, and the CPU time of this process.
 */
public final class Scaling {
    private static final int MOST_WAITING = 2 * KnownSeries.COUNT;

    private Scaling() {}

    /** The second of the first batch since 1970, how many batches, a second apart, and the servers with their instances. */
    public static void main(String[] arguments) throws Exception {
        long second = Long.parseLong(arguments[0]);
        int batches = Integer.parseInt(arguments[1]);
        CarbonConfig config =
                config(Stream.of(arguments).skip(2).map(Server::parse).toList());
        ComponentAgent agent = KnownSeries.agent(Role.SINK, "carbon");
        Outlet outlet = new Outlet(agent, () -> new CarbonSink(config, agent), source -> true);
        Delivery delivery = new Delivery(List.of(outlet), Path.of("unused")); // there are no records, so no checkpoints
        KnownSeries known = new KnownSeries();
        int first = (int) (second - known.batch(0).slotMillis() / 1000);
        long begin = System.nanoTime();
        delivery.start();
        for (int i = 0; i < batches; i++) {
            while (outlet.queued() > MOST_WAITING) {
                LockSupport.parkNanos(50_000);
            }
            delivery.put(known.batch(first + i));
        }
        long undelivered = delivery.close(Duration.ofMinutes(10));
        long lost = agent.vitals().dropped().values().stream()
                .mapToLong(reason -> reason.count().get())
                .sum();
        System.out.printf("%d %d %d%n", undelivered + lost, (System.nanoTime() - begin) / 1_000_000, cpuMillis());
    }

    private static long cpuMillis() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1_000_000;
    }

    private static CarbonConfig config(List<Server> servers) {
        CarbonConfig usual = EncoderBenchmark.config(CarbonConfig.Protocol.PICKLE);
        return new CarbonConfig(
                servers,
                usual.protocol(),
                servers.size() > 1 ? Mode.HASH : Mode.FAILOVER,
                usual.hash(),
                usual.replication(),
                usual.counters(),
                usual.naming(),
                usual.tags(),
                Optional.empty(),
                usual.replay(),
                usual.connectTimeout(),
                Duration.ofMinutes(2)); // a carbon that creates files may read nothing for long
    }
}
