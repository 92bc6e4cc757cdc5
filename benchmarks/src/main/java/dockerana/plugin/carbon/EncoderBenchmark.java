package dockerana.plugin.carbon;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.api.Series;
import dockerana.benchmarks.KnownSeries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a batch of known series to bytes for the socket, as the carbon sink does it: the names are found again, then encoded. */
@State(Scope.Thread)
public class EncoderBenchmark {
    /** Which of carbon's protocols. */
    @Param({"PICKLE", "LINE"})
    public CarbonConfig.Protocol protocol = CarbonConfig.Protocol.PICKLE;

    private Encoder encoder = new PickleEncoder();
    private Batch batch = new KnownSeries().batch(0);
    private Series.Cache<SeriesBytes> names = new Series.Cache<>(SeriesBytes[]::new, series -> {
        throw new IllegalStateException("not set up");
    });

    /** Makes the names known. */
    @Setup
    public void prepare() {
        encoder = protocol == CarbonConfig.Protocol.PICKLE ? new PickleEncoder() : new LineEncoder();
        Encoder own = encoder;
        SeriesNames all = new SeriesNames(config(protocol), KnownSeries.agent(Role.SINK, "carbon"));
        names = new Series.Cache<>(SeriesBytes[]::new, series -> all.bytes(series, own));
        batch = new KnownSeries().batch(0);
        if (names.of(batch).length != KnownSeries.COUNT) {
            throw new IllegalStateException("Series are missing");
        }
    }

    /** One sample. */
    @Benchmark
    @OperationsPerInvocation(KnownSeries.COUNT)
    public long encode() {
        SeriesBytes[] known = names.of(batch);
        long bytes = 0;
        for (int from = 0; from < batch.size(); ) {
            from = encoder.encode(batch, known, from);
            bytes += encoder.piece().remaining();
        }
        return bytes;
    }

    static CarbonConfig config(CarbonConfig.Protocol protocol) {
        return new CarbonConfig(
                List.of(Server.parse("localhost")),
                protocol,
                CarbonConfig.Mode.FAILOVER,
                new HashType("carbon_ch"),
                1,
                List.of(CarbonConfig.Counters.RATE),
                CarbonConfig.Naming.TREE,
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}
