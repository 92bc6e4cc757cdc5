package dockerana.plugin.statsd;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.testkit.ReceivedSample;
import dockerana.testkit.SampleSinkContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class StatsdSinkContractTest implements SampleSinkContract {
    private final FakeStatsd statsd = new FakeStatsd();

    @AfterEach
    void closeFarEnd() {
        statsd.close();
    }

    @Override
    public Component component() {
        return new StatsdPlugin().components().getFirst();
    }

    @Override
    public SampleSink sink(Agent agent) {
        return new StatsdSink(
                Configs.of(statsd.server())
                        .maxAge(Duration.ofDays(10_000))
                        .packetsPerSecond(100_000)
                        .build(),
                agent);
    }

    @Override
    public List<ReceivedSample> received() {
        return statsd.samples();
    }

    @Override
    public double expectedValue(Batch batch, int index) {
        return batch.series(index).isCounter() ? batch.delta(index) : batch.value(index);
    }

    /** The library takes text, copies it, and sends the copy; some twenty lines share that. */
    @Override
    public double allocatedBytesPerSample() {
        return 300;
    }
}
