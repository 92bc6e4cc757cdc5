package dockerana.plugin.names2014;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Source;
import dockerana.testkit.SourceContract;
import java.nio.file.Path;

/** The source keeps what every source promises. */
class Names2014SourceContractTest implements SourceContract {
    @Override
    public Component component() {
        return new Names2014Plugin().components().getFirst();
    }

    @Override
    public Source source(Agent agent) {
        Names2014Config config = new Names2014Config(Via.STATSD, Path.of("/proc"), Path.of("/sys"));
        return new Names2014Source(config, agent, new FakeEngine(), System::nanoTime);
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
