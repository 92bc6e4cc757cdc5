package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dockerana.api.Component.Role;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.runtime.component.Vitals;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeltasAllocationTest {
    private static final int SERIES = 10_000;
    private static final int BATCHES = 50;

    /** A batch owns its values and its deltas; the array of its series is the one of the batch before. */
    private static final long BYTES_OF_A_BATCH = 2 * (8L * SERIES + 16) + 128;

    @Test
    void aKnownSampleCostsNoMemoryBeyondItsPlaceInTheBatch() {
        Metric metric = Metric.counter("things.{thing}.total", "Counts");
        Series[] series = IntStream.range(0, SERIES)
                .mapToObj(i -> metric.of("t" + i).startedAt(Instant.EPOCH))
                .toArray(Series[]::new);
        Deltas deltas = new Deltas(
                new Vitals(Role.SOURCE, "things", "things"),
                new PatternOwners().builtIn("things"),
                Instant.EPOCH,
                System::nanoTime);
        read(deltas, series);
        read(deltas, series);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < BATCHES; i++) {
            read(deltas, series);
        }
        long perBatch = (threads.getCurrentThreadAllocatedBytes() - before) / BATCHES;
        assertThat(perBatch).isLessThanOrEqualTo(BYTES_OF_A_BATCH);
    }

    private static void read(Deltas deltas, Series[] series) {
        deltas.begin(Instant.EPOCH);
        for (int i = 0; i < series.length; i++) {
            deltas.add(series[i], i);
        }
        deltas.batch(0);
    }
}
