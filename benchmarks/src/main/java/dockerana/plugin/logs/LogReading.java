package dockerana.plugin.logs;

import dockerana.api.Component.Role;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.benchmarks.KnownSeries;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Limits;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.delivery.Delivery;
import dockerana.runtime.delivery.Outlet;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A whole process with given flags: one container's log is read from its beginning, round by round; counted only, or counted and handed over
 * through the real outbox to a sink that does nothing. Prints of each round how many lines, and how long by the clock and by the processor.
 */
public final class LogReading {
    private static final long ENOUGH = Duration.ofMinutes(5).toNanos();

    /** Files need no engine. */
    private static final ApiStream.Engine NOBODY =
            new ApiStream.Engine(new NoApi(), Executors.newVirtualThreadPerTaskExecutor(), () -> {}, ENOUGH);

    private LogReading() {}

    /** Knows no logs. */
    private record NoApi() implements Api {
        @Override
        public InputStream logs(String id, Optional<Instant> since, int tail, boolean follow) throws IOException {
            throw new IOException("no engine");
        }

        @Override
        public boolean reachable() {
            return false;
        }

        @Override
        public boolean local() {
            return true;
        }
    }

    /** Takes all, at once. */
    private static final class NullSink implements RecordSink {
        private final AtomicLong taken = new AtomicLong();

        @Override
        public void connect() {}

        @Override
        public void write(List<LogRecord> records) {
            taken.addAndGet(records.size());
        }
    }

    /** The log file, whether records are made ({@code records} or {@code counts}), and how many rounds. */
    public static void main(String[] arguments) throws Exception {
        Container container = container(Path.of(arguments[0]));
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            round(container, arguments[1].equals("records"));
        }
    }

    private static void round(Container container, boolean withRecords) throws Exception {
        NullSink sink = new NullSink();
        ComponentAgent sinkAgent = KnownSeries.agent(Role.SINK, "null");
        ComponentAgent agent = KnownSeries.agent(Role.SOURCE, "logs");
        List<Outlet> outlets = withRecords ? List.of(new Outlet(sinkAgent, () -> sink, source -> true)) : List.of();
        Path state = Files.createTempDirectory("benchmark");
        Delivery delivery = new Delivery(outlets, state);
        delivery.start();
        Tallies tallies = new Tallies(Family.CONTAINERS);
        ContainerLogsConfig config = new ContainerLogsConfig(
                Via.FILES, Start.NOW, Duration.ofMillis(250), 256 * 1024, Optional.empty(), Path.of("/"), Map.of());
        Setup setup = new Setup(
                config,
                agent,
                Instant.EPOCH,
                tallies,
                new JsonFile(),
                new Memory(1 << 20),
                new Block(1 << 17),
                new Patterns(config.patterns()));
        long clock = System.nanoTime();
        long cpu = cpuNanos();
        try (Followers<Container> followers =
                new Followers<>(new Ways(config.via(), setup, NOBODY), tallies, delivery.handover(agent.vitals()))) {
            followers.update(List.of(container));
            Pace pace = new Pace(config.poll());
            Pace.Progress progress = Pace.Progress.MORE;
            while (progress != Pace.Progress.NOTHING || !followers.isLevel()) { // the outbox is full now and then
                progress = followers.read(ENOUGH);
                if (followers.areHeldBack()) {
                    LockSupport.parkNanos(pace.next(progress, true, true));
                }
            }
        }
        long undelivered = delivery.close(Duration.ofSeconds(30));
        clock = System.nanoTime() - clock;
        cpu = cpuNanos() - cpu;
        double[] lines = new double[1];
        tallies.addTo((series, value) -> lines[0] += series.metric().equals(Family.CONTAINERS.lines()) ? value : 0);
        if (undelivered > 0 || (withRecords && sink.taken.get() != (long) lines[0])) {
            throw new IllegalStateException("%d of %.0f records arrived".formatted(sink.taken.get(), lines[0]));
        }
        System.out.printf("%.0f %d %d%n", lines[0], clock, cpu);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static Container container(Path log) {
        Instant created = Instant.EPOCH.plusSeconds(1);
        return new Container(
                "a".repeat(64),
                "web",
                "web",
                "shop:1",
                Map.of("com.docker.compose.project", "shop"),
                "running",
                "none",
                0,
                "",
                Duration.ZERO,
                1,
                created,
                Optional.of(created),
                Optional.empty(),
                0,
                false,
                0,
                "none",
                "",
                List.of(),
                List.of(),
                new Limits(0, 0, 0),
                "",
                false,
                "json-file",
                Optional.of(log.toAbsolutePath()),
                true,
                false);
    }
}
