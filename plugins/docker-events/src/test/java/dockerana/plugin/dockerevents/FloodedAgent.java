package dockerana.plugin.dockerevents;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.plugin.docker.RunningService;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The way of events from socket to record, in a Java of its own with the agent's flags; prints what came of it. */
final class FloodedAgent implements Records {
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final int BESIDES = 2000;

    private final BitSet seen = new BitSet();
    private final Deque<LogRecord> outbox = new ArrayDeque<>();
    private int twice;
    private int backwards;
    private int latest = -1;
    private volatile String failed = "";
    private long lagNanos;
    private volatile long lastNanos = System.nanoTime();

    private FloodedAgent() {}

    /** Takes the engine's socket and how many events it will tell. */
    public static void main(String[] arguments) throws Exception {
        FloodedAgent flooded = new FloodedAgent();
        int expected = Integer.parseInt(arguments[1]);
        int collected = 0;
        try (RunningService service = new RunningService(Path.of(arguments[0]), Duration.ofSeconds(60));
                TestAgent agent = TestAgent.ofSource("events");
                DockerEventsSource source =
                        new DockerEventsSource(RunningSource.DEFAULTS, agent, new Feed.Engine(service.docker))) {
            Thread records = Thread.ofPlatform().daemon().start(() -> flooded.run(source));
            while (flooded.count() < expected && System.nanoTime() - flooded.lastNanos < QUIET.toNanos()) {
                TimeUnit.SECONDS.sleep(1); // the interval of a reading
                collected = service.docker.reachable()
                        ? CollectedSamples.of(source).all().size()
                        : collected;
            }
            long used = usedAfterCollection();
            records.interrupt();
            records.join();
            System.out.printf(
                    "records=%d twice=%d backwards=%d dropped=%d lagMillis=%d usedKiB=%d cpuMillis=%d samples=%d failures=%s%s%n",
                    flooded.seen.cardinality(),
                    flooded.twice,
                    flooded.backwards,
                    agent.drops().values().stream().mapToLong(Long::longValue).sum(),
                    flooded.lagNanos / 1_000_000,
                    used / 1024,
                    ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .orElse(Duration.ZERO)
                            .toMillis(),
                    collected,
                    service.failures,
                    flooded.failed);
        }
        System.exit(0);
    }

    private void run(DockerEventsSource source) {
        try {
            source.run(this);
        } catch (InterruptedException e) { // the end
        } catch (IOException | RuntimeException e) {
            failed = e.toString();
        }
    }

    private synchronized int count() {
        return seen.cardinality();
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public synchronized void emit(List<LogRecord> records) {
        Instant instant = Instant.now();
        long now = instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        for (LogRecord record : records) {
            Object attributes = record.attributes().get("docker.event.attributes");
            int number = attributes instanceof Map<?, ?> said ? Integer.parseInt(String.valueOf(said.get("n"))) : -1;
            twice += seen.get(number) ? 1 : 0;
            backwards += number < latest ? 1 : 0;
            latest = number;
            seen.set(number);
            lagNanos = Math.max(lagNanos, now - record.timeNanos());
            outbox.add(record);
            if (outbox.size() > BESIDES) {
                outbox.remove();
            }
        }
        lastNanos = System.nanoTime();
    }

    @Override
    public boolean offer(List<LogRecord> records) {
        throw new AssertionError("events cannot be read again");
    }

    @Override
    public Optional<LogRecord> last(String originKey) {
        return Optional.empty();
    }

    @Override
    public void forget(String originKey) {}
}
