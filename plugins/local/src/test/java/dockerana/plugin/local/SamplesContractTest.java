package dockerana.plugin.local;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.testkit.ReceivedSample;
import dockerana.testkit.SampleSinkContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class SamplesContractTest implements SampleSinkContract {
    @TempDir
    private Path data;

    private BuiltSink built = new BuiltSink(Path.of(""));

    @Override
    public Component component() {
        return BuiltSink.component();
    }

    @Override
    public SampleSink sink(Agent agent) {
        built = new BuiltSink(data);
        return built.build(agent);
    }

    @Override
    public List<ReceivedSample> received() {
        return built.samples();
    }

    /** A row of eight bytes for each stays in memory until it is packed; another goes into the log. */
    @Override
    public double allocatedBytesPerSample() {
        return 64;
    }
}
