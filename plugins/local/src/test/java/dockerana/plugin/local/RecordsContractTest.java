package dockerana.plugin.local;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.RecordSink;
import dockerana.testkit.ReceivedRecord;
import dockerana.testkit.RecordSinkContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class RecordsContractTest implements RecordSinkContract {
    @TempDir
    private Path data;

    private BuiltSink built = new BuiltSink(Path.of(""));

    @Override
    public Component component() {
        return BuiltSink.component();
    }

    @Override
    public RecordSink sink(Agent agent) {
        built = new BuiltSink(data);
        return built.build(agent);
    }

    @Override
    public List<ReceivedRecord> received() {
        return built.records();
    }
}
