package dockerana.runtime.pipeline;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.benchmarks.KnownSeries;
import dockerana.runtime.component.Vitals;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From what a source adds to a batch with deltas: once for all sinks, before it fans out. */
@State(Scope.Thread)
public class DeltasBenchmark {
    private final KnownSeries known = new KnownSeries();
    private final Deltas deltas = new Deltas(
            new Vitals(Role.SOURCE, "measured", "measured"),
            new PatternOwners().builtIn("measured"),
            Instant.EPOCH,
            System::nanoTime);
    private long seconds;

    /** One sample. */
    @Benchmark
    @OperationsPerInvocation(KnownSeries.COUNT)
    public Batch batch() {
        seconds++;
        deltas.begin(Instant.ofEpochSecond(seconds));
        for (int i = 0; i < KnownSeries.COUNT; i++) {
            deltas.add(known.series(i), known.value(i) + seconds);
        }
        return deltas.batch(seconds * 1000);
    }
}
