package dockerana.plugin.host;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Source;
import dockerana.testkit.SourceContract;

/** The live machine's source keeps what every source promises. */
class HostSourceContractTest implements SourceContract {
    @Override
    public Component component() {
        return new HostPlugin().components().getFirst();
    }

    @Override
    public Source source(Agent agent) {
        return new HostSource(TestConfig.ofThisMachine(), agent);
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
