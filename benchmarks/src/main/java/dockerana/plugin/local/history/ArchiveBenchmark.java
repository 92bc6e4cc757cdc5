package dockerana.plugin.local.history;

import dockerana.api.Agent;
import dockerana.api.Component.Role;
import dockerana.benchmarks.KnownSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From a batch of known series to the file, ten seconds of the agent's time after each other as fast as it goes: logged, packed, made coarser, and
 * the file kept small; and an hour of fifty of them read again.
 */
@State(Scope.Thread)
public class ArchiveBenchmark {
    private static final int STEP = 10;
    private static final int HOUR = 360;
    private static final int READ = 50;

    private final KnownSeries known = new KnownSeries();
    private final Path directory;
    private final Archive archive;
    private final List<String> paths;
    private int tick;

    /** Made by JMH. */
    public ArchiveBenchmark() {
        try {
            directory = Files.createTempDirectory("archive");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Agent agent = KnownSeries.agent(Role.SINK, "local");
        archive = new Archive(directory, new Limits(512 << 20, 0, 1000, 64 << 20, Duration.ofDays(30)), agent);
        paths = Stream.iterate(0, i -> i + KnownSeries.COUNT / READ)
                .limit(READ)
                .map(i -> agent.path(known.series(i)))
                .toList();
    }

    /** Opens it, with an hour in it. */
    @Setup
    public void open() throws IOException {
        archive.open();
        archive.reuseSpaceAtOnce(); // time passes too fast to wait for it
        for (int i = 0; i < HOUR; i++) {
            add();
        }
    }

    /** Removes it. */
    @TearDown
    public void close() throws IOException {
        archive.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One sample. */
    @Benchmark
    @OperationsPerInvocation(KnownSeries.COUNT)
    public void add() throws IOException {
        archive.add(known.batch(tick++ * STEP));
    }

    /** One value, of which 360 of each of fifty series are asked for. */
    @Benchmark
    @OperationsPerInvocation(READ * HOUR)
    public double read() {
        long now = known.batch(tick * STEP).slotMillis() / 1000;
        double any = 0;
        for (String path : paths) {
            double[] values = archive.read(path, new Span(now - HOUR * STEP, now), Rollup.USUAL)
                    .orElseThrow()
                    .values();
            any += values[values.length - 1];
        }
        return any;
    }
}
