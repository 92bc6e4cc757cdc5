package dockerana.plugin.containerstats;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Source;
import dockerana.testkit.SourceContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The source of a recorded host keeps what every source promises. */
class ContainerStatsSourceContractTest implements SourceContract {
    @TempDir
    private Path copy;

    @Override
    public Component component() {
        return new ContainerStatsPlugin().components().getFirst();
    }

    @Override
    public Source source(Agent agent) throws Exception {
        return RecordedHost.of("v2-systemd", copy).source(agent);
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
