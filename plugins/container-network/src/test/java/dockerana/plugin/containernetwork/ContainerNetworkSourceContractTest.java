package dockerana.plugin.containernetwork;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Source;
import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.testkit.SourceContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The source of a recorded host keeps what every source promises. */
class ContainerNetworkSourceContractTest implements SourceContract {
    @TempDir
    private Path copy;

    @Override
    public Component component() {
        return new ContainerNetworkPlugin().components().getFirst();
    }

    @Override
    public Source source(Agent agent) throws Exception {
        return RecordedHost.of("five-modes", copy).source(agent, Node.INTERFACE);
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
